/** The schema in Spring Boot 3.5 and 4: the application's mapper, metrics and health. */
@NullMarked
package io.tradeschema.spring;

import org.jspecify.annotations.NullMarked;
