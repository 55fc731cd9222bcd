package org.postern.core.call;

import java.util.List;

/** The methods of one subject with their deeds; whatever implements it is found when the application starts. */
public interface MethodGroup {
    List<Binding<?, ?>> bindings();
}
