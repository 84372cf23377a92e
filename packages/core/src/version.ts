/** Version of the lab: part of every result, because numbers may change between versions and never within one. */
export const VERSION = '0.1.0';
