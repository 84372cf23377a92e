/** The speed of light in vacuum, m/s; exact by the SI's definition of the metre (1983). */
export const SPEED_OF_LIGHT = 299792458;
/** The refractive index of the fibre of all delays here: group index of G.652 single-mode fibre at 1550 nm. */
export const FIBRE_REFRACTIVE_INDEX = 1.468;
/** The Earth's mean radius R₁ in metres (IUGG, Moritz 2000). */
export const EARTH_RADIUS_METRES = 6371008.8;
