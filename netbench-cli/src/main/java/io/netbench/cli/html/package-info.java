/** Reports as pages: one file each, to be looked at and handed around. */
package io.netbench.cli.html;
