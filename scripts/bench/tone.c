/*
 * The sum of `superposeToneField` in C, as a compiler vectorises it: sources' cosines over distance at many points.
 * tone SOURCES POINTS ROUNDS prints the nanoseconds of a round (the least of all) and the sum of the field over the points.
 * Places come from a congruential generator that scripts/bench/wave-suites.mjs has too.
 */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

static unsigned word = 1;
static double draw(void) {
  word = word * 0x915f77f5u + 1u;
  return word / 4294967296.0;
}

static double nanoseconds(void) {
  struct timespec now;
  clock_gettime(CLOCK_MONOTONIC, &now);
  return 1e9 * now.tv_sec + now.tv_nsec;
}

/* cos of turns: fdlibm's kernels (Ng 1993) on the nearest eighth. */
static inline double cosTurns(double turns) {
  double fraction = turns - rint(turns);
  double quarter = rint(4 * fraction);
  double angle = (fraction - 0.25 * quarter) * 6.283185307179586;
  double q = angle * angle;
  double cosine = 1 - q * (0.5 - q * (4.16666666666666019037e-2 + q * (-1.38888888888741095749e-3 +
      q * (2.48015872894767294178e-5 + q * (-2.75573143513906633035e-7 + q * (2.0875723212981748279e-9 -
      q * 1.13596475577881948265e-11))))));
  double sine = angle + angle * q * (-1.66666666666666324348e-1 + q * (8.33333333332248946124e-3 +
      q * (-1.98412698298579493134e-4 + q * (2.75573137070700676789e-6 + q * (-2.50507602534068634195e-8 +
      q * 1.58969099521155010221e-10)))));
  double odd = quarter * quarter == 1 ? -quarter * sine : cosine;
  return quarter * quarter == 4 ? -cosine : odd;
}

int main(int count, char **words) {
  if (count != 4) return 64;
  int sources = atoi(words[1]), points = atoi(words[2]), rounds = atoi(words[3]);
  double *s = malloc(sizeof(double) * 5 * sources), *p = malloc(sizeof(double) * 4 * points);
  for (int i = 0; i < 5 * sources; i++) s[i] = 100 * draw();
  for (int i = 0; i < 3 * points; i++) p[i] = 100 * draw();
  double *field = p + 3 * points, least = INFINITY, sum = 0;
  for (int round = 0; round < rounds; round++) {
    double start = nanoseconds();
    for (int k = 0; k < points; k++) field[k] = 0;
    for (int i = 0; i < sources; i++) {
      const double *e = s + 5 * i;
      for (int k = 0; k < points; k++) {
        double dx = e[0] - p[k], dy = e[1] - p[points + k], dz = e[2] - p[2 * points + k];
        double r = sqrt(dx * dx + dy * dy + dz * dz);
        field[k] += e[3] / (r > 0.5 ? r : 0.5) * cosTurns(e[4] - 3.3 * r);
      }
    }
    double taken = nanoseconds() - start;
    least = taken < least ? taken : least;
  }
  for (int k = 0; k < points; k++) sum += field[k];
  printf("%.0f %.17g\n", least, sum);
  return 0;
}
