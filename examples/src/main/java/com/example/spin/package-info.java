/** How to bring a transport of one's own. */
package com.example.spin;
