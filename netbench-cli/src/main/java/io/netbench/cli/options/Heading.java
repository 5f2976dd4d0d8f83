package io.netbench.cli.options;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** The heading of a mixin's options in the help of its command. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.FIELD)
public @interface Heading {

    /** Without a colon. */
    String value();

    /** Whether it stands before those of the class that the command extends. */
    boolean first() default false;
}
