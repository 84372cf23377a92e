/** The double nearest to π. */
export const PI = 3.141592653589793;
/** The double nearest to 2π, the radians in a turn. */
export const TAU = 6.283185307179586;
