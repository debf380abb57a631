// Epidemic: an infectious disease among the people of one region, coupled to the other regions of its outbreak.
//
//   dS/dt = -x                         x = S (beta (h i + p) + f reference)
//   dE/dt = x - E / incubation         beta = reproduction / infectious x (1 - suppression C) m
//   dI/dt = E / incubation - I / infectious
//   dR/dt = I / infectious             intensity = i / reference,   i = I / N
//
//   S, E, I, R persons who are susceptible, exposed, infectious, removed; N = S + E + I + R the population; C coverage;
//   m factor of instruments on contacts (quarantine, restrict_movement); h share of contacts at home and p the share
//   infectious among the contacts elsewhere, see outbreak.hpp; f what cascades feed (1/s): intensity x reference is a
//   share of the people, so f reference is the rate at which they are infected.
//
// Kermack & McKendrick 1927, A contribution to the mathematical theory of epidemics, with a latent stage (Anderson &
// May 1991, Infectious diseases of humans); regions coupled as a metapopulation (Rvachev & Longini 1985; Keeling &
// Rohani 2008, Modeling infectious diseases, chapter 7). Without response the share s that is never infected solves s =
// exp(-R0 (1 - s)). Deterministic, so it speaks of hundreds of people rather than of single ones. Integrated by the
// classical Runge-Kutta rule in equal steps of at most an hour and a tenth of the shortest time constant; births,
// deaths and the loss of immunity are left out.

#include <algorithm>
#include <cmath>

#include "hazards/hazard.hpp"

namespace qorgan {
namespace {

constexpr double fastest_infection = 1.0 / 3600;  // per second, from outside; numerical: keeps the steps from vanishing

struct People {
  double s = 0, e = 0, i = 0, r = 0;
};

People plus(const People& a, const People& change, double share) {
  return {a.s + share * change.s, a.e + share * change.e, a.i + share * change.i, a.r + share * change.r};
}

struct Rates {
  double home = 0;     ///< infections per susceptible person, second and share infectious at home
  double outside = 0;  ///< per susceptible person and second, whatever the state at home
  double falls_ill = 0, recovers = 0;
  double population = 1;

  [[nodiscard]] People change(const People& p) const {
    const double infected = p.s * (home * p.i / population + outside);
    return {-infected, infected - falls_ill * p.e, falls_ill * p.e - recovers * p.i, recovers * p.i};
  }
  [[nodiscard]] People step(const People& p, double h) const {
    const People k1 = change(p), k2 = change(plus(p, k1, h / 2)), k3 = change(plus(p, k2, h / 2)),
                 k4 = change(plus(p, k3, h));
    return plus(plus(plus(plus(p, k1, h / 6), k2, h / 3), k3, h / 3), k4, h / 6);
  }
};

/// Exposed persons for each infectious one while an epidemic runs free: with f = 1 / incubation, r = 1 / infectious,
/// growth x solves (x + f)(x + r) = R0 r f, and E / I = (x + r) / f.
double exposed_per_infectious(const HazardSpec& spec) {
  const double f = 1 / spec.incubation, r = 1 / spec.infectious;
  const double growth = (std::sqrt((f - r) * (f - r) + 4 * spec.reproduction * r * f) - f - r) / 2;
  return std::max(0.0, (growth + r) / f);
}

/// Who is what at onset. Who was infected from elsewhere incubates; one case starts what has no other beginning.
void start(const HazardInput& input, HazardMemory& memory) {
  const double people = input.population;
  double infectious = input.spec.initial;
  if (infectious <= 0 && memory[epidemic_exposed] < 1) infectious = 1;
  infectious = std::min(infectious, people);
  const double exposed =
      std::min(people - infectious, memory[epidemic_exposed] + infectious * exposed_per_infectious(input.spec));
  memory[epidemic_exposed] = exposed;
  memory[epidemic_infectious] = infectious;
  memory[epidemic_susceptible] = people - exposed - infectious;
  memory[epidemic_recovered] = 0;
}

}  // namespace

double transmission_rate(const HazardInput& input) {
  return input.spec.reproduction / input.spec.infectious * std::max(0.0, 1 - input.spec.suppression * input.coverage) *
         input.instruments.contacts;
}

double advance_epidemic(const HazardInput& input, HazardMemory& memory) {
  const HazardSpec& spec = input.spec;
  if (input.population <= 0) return 0;
  if (memory[epidemic_susceptible] <= 0 && memory[epidemic_infectious] + memory[epidemic_recovered] <= 0)
    start(input, memory);
  const double beta = transmission_rate(input);
  Rates rates;
  rates.home = beta * input.home;
  rates.outside = std::min(fastest_infection, beta * input.imported + input.feed * spec.reference);
  rates.falls_ill = 1 / spec.incubation;
  rates.recovers = 1 / spec.infectious;
  rates.population = input.population;
  const double fastest =
      std::max({1.0 / 3600, 10 * beta, 10 * rates.outside, 10 * rates.falls_ill, 10 * rates.recovers});
  const double steps = std::ceil(input.dt * fastest - 1e-9);
  People people{memory[epidemic_susceptible], memory[epidemic_exposed], memory[epidemic_infectious],
                memory[epidemic_recovered]};
  for (double n = 0; n < steps; ++n) people = rates.step(people, input.dt / steps);
  memory[epidemic_susceptible] = std::max(0.0, people.s);
  memory[epidemic_exposed] = std::max(0.0, people.e);
  memory[epidemic_infectious] = std::max(0.0, people.i);
  memory[epidemic_recovered] = std::max(0.0, people.r);
  memory[epidemic_imports] = memory[epidemic_susceptible] * rates.outside * spec.infectious;
  return memory[epidemic_infectious] / input.population / spec.reference;
}

void middling_epidemic(HazardSpec& spec) {
  constexpr double day = 86400;
  spec.initial = 20;
  spec.reproduction = 2;
  spec.incubation = 2 * day;
  spec.infectious = 5 * day;
  spec.reference = 0.005;
}

}  // namespace qorgan
