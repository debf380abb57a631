#include "experiment/design.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <numeric>
#include <tuple>

#include "core/random.hpp"
#include "experiment/sensitivity.hpp"
#include "experiment/streams.hpp"

namespace qorgan {
namespace {

/// A permutation of 0 to n - 1 (Fisher and Yates).
std::vector<std::size_t> shuffled(std::size_t n, Random& random) {
  std::vector<std::size_t> out(n);
  std::iota(out.begin(), out.end(), std::size_t{0});
  for (std::size_t i = n; i > 1; --i) std::swap(out[i - 1], out[random.below(static_cast<std::uint32_t>(i))]);
  return out;
}

std::size_t level_count(const DesignFactor& factor) {
  return factor.distribution.kind == Distribution::Kind::values ? factor.distribution.count : factor.steps;
}

double level_value(const DesignFactor& factor, std::size_t level) {
  if (factor.distribution.kind == Distribution::Kind::values) return static_cast<double>(level);
  const double last = static_cast<double>(std::max<std::size_t>(factor.steps, 2) - 1);
  return quantile(factor.distribution, static_cast<double>(level) / last);
}

/// The product, or more than `max_points` where it is greater.
std::size_t bounded_product(std::size_t a, std::size_t b) {
  if (a == 0 || b == 0) return 0;
  return a > max_points / b ? max_points + 1 : a * b;
}

std::size_t base_size(const DesignSpec& spec, std::size_t sampled) {
  switch (spec.kind) {
    case DesignKind::lhs: return sampled == 0 ? 1 : spec.samples;
    case DesignKind::sobol: return bounded_product(spec.samples, sampled + 2);
    case DesignKind::morris: return bounded_product(spec.trajectories, sampled + 1);
    case DesignKind::grid:
    case DesignKind::list: break;
  }
  return 1;
}

void share_out(const DesignSpec& spec, const std::vector<DesignFactor>& factors, Design& out) {
  for (std::size_t f = 0; f < factors.size(); ++f)
    (spec.kind == DesignKind::grid || factors[f].crossed ? out.crossed : out.sampled).push_back(f);
}

std::string wrong(const DesignSpec& spec, const Design& design, const std::vector<DesignFactor>& factors) {
  if (spec.kind == DesignKind::list) {
    for (const DesignFactor& factor : factors)
      if (level_count(factor) != level_count(factors.front()))
        return "a list needs as many values of one factor as of every other";
    return {};
  }
  for (const std::size_t f : design.crossed)
    if (level_count(factors[f]) == 0) return "a factor that is crossed or on a grid needs listed values or steps";
  if (spec.kind == DesignKind::grid) return {};
  if (design.sampled.empty()) return "all factors are crossed: nothing is left to sample; use a grid";
  if (spec.kind == DesignKind::morris) {
    if (spec.trajectories == 0) return "at least one trajectory is needed";
    if (spec.levels < 2 || spec.levels % 2 != 0) return "the levels of a Morris design are an even number";
    return {};
  }
  if (spec.samples == 0) return "at least one sample is needed";
  if (spec.kind == DesignKind::sobol && 2 * design.sampled.size() > max_sobol_dimension)
    return "a Sobol' design has at most 1833 factors";
  return {};
}

/// The n-th combination of crossed factors, the last one fastest.
std::vector<std::size_t> combination(const Design& design, const std::vector<DesignFactor>& factors, std::size_t n) {
  std::vector<std::size_t> out(design.crossed.size());
  for (std::size_t i = design.crossed.size(); i-- > 0;) {
    const std::size_t count = level_count(factors[design.crossed[i]]);
    out[i] = n % count;
    n /= count;
  }
  return out;
}

}  // namespace

std::vector<std::vector<double>> latin_hypercube(std::size_t samples, const std::vector<std::string>& factors,
                                                 std::uint64_t seed) {
  const std::vector<std::uint32_t> places = stream_places(factors);
  std::vector<std::vector<double>> out(samples, std::vector<double>(factors.size()));
  for (std::size_t d = 0; d < factors.size(); ++d) {
    Random random(seed, design_stream, places[d], 0);
    const std::vector<std::size_t> strip = shuffled(samples, random);
    for (std::size_t i = 0; i < samples; ++i)
      out[i][d] = (static_cast<double>(strip[i]) + random.uniform()) / static_cast<double>(samples);
  }
  return out;
}

namespace {

/// How one factor moves in one trajectory.
struct Move {
  std::size_t factor = 0;
  double before = 0, after = 0;
  std::uint32_t turn = 0;   ///< the least moves first
  std::uint32_t place = 0;  ///< settles equal turns
};

}  // namespace

std::vector<std::vector<double>> morris_trajectories(std::size_t trajectories, const std::vector<std::string>& factors,
                                                     std::size_t levels, std::uint64_t seed) {
  const std::vector<std::uint32_t> places = stream_places(factors);
  std::vector<std::vector<double>> out;
  const double last = static_cast<double>(levels - 1);
  const std::size_t half = levels / 2;  // a step, in levels
  for (std::size_t t = 0; t < trajectories; ++t) {
    std::vector<Move> moves;
    std::vector<double> point(factors.size());
    for (std::size_t d = 0; d < factors.size(); ++d) {
      Random random(seed, trajectory_stream, places[d], static_cast<std::uint32_t>(t));
      const std::size_t lower = random.below(static_cast<std::uint32_t>(half));
      const bool down = random.below(2) == 1;
      Move move{d, static_cast<double>(lower) / last, static_cast<double>(lower + half) / last, random.bits(),
                places[d]};
      if (down) std::swap(move.before, move.after);
      point[d] = move.before;
      moves.push_back(move);
    }
    out.push_back(point);
    std::sort(moves.begin(), moves.end(),
              [](const Move& a, const Move& b) { return std::tie(a.turn, a.place) < std::tie(b.turn, b.place); });
    for (const Move& move : moves) {
      point[move.factor] = move.after;
      out.push_back(point);
    }
  }
  return out;
}

namespace {

/// A coordinate of the sequence, shifted digit by digit: the points stay as even as they were.
double shifted(double coordinate, std::uint64_t shift) {
  constexpr double whole = 4503599627370496.0;  // 2^52: with a half behind them these digits fit into a double
  const auto digits = static_cast<std::uint64_t>(coordinate * whole);
  return (static_cast<double>(digits ^ shift) + 0.5) / whole;
}

std::uint64_t shift_of(std::uint64_t seed, std::uint32_t place, std::uint32_t half) {
  Random random(seed, shift_stream, place, half);
  const std::uint64_t high = random.bits();
  return ((high << 32U) | random.bits()) >> 12U;
}

}  // namespace

std::vector<std::vector<double>> saltelli_points(std::size_t samples, const std::vector<std::string>& factors,
                                                 std::uint64_t seed) {
  const std::size_t dimension = factors.size();
  const std::vector<std::vector<double>> sequence = sobol_sequence(samples, 2 * dimension);
  if (sequence.size() != samples) return {};
  const std::vector<std::uint32_t> places = stream_places(factors);
  const std::vector<std::size_t> order = by_name(factors);
  std::vector<std::vector<double>> out(samples * (dimension + 2), std::vector<double>(dimension));
  for (std::size_t c = 0; c < dimension; ++c) {  // the coordinates of the sequence go to the factors by name
    const std::size_t d = order[c];
    const std::uint64_t first = shift_of(seed, places[d], 0), second = shift_of(seed, places[d], 1);
    for (std::size_t i = 0; i < samples; ++i) {
      const double a = shifted(sequence[i][c], first), b = shifted(sequence[i][dimension + c], second);
      out[i][d] = a;
      out[samples + i][d] = b;
      for (std::size_t k = 0; k < dimension; ++k) out[(2 + k) * samples + i][d] = k == c ? b : a;
    }
  }
  return out;
}

std::size_t design_size(const DesignSpec& spec, const std::vector<DesignFactor>& factors) {
  Design design;
  share_out(spec, factors, design);
  if (!wrong(spec, design, factors).empty()) return 0;
  if (spec.kind == DesignKind::list) return factors.empty() ? 1 : level_count(factors.front());
  std::size_t size = base_size(spec, design.sampled.size());
  for (const std::size_t f : design.crossed) size = bounded_product(size, level_count(factors[f]));
  return size;
}

Design make_design(const DesignSpec& spec, const std::vector<DesignFactor>& factors) {
  Design out;
  out.spec = spec;
  share_out(spec, factors, out);
  out.error = wrong(spec, out, factors);
  if (!out.ok()) return out;
  const std::size_t size = design_size(spec, factors);
  if (size > max_points) {
    out.error = fmt::format("the design has more than {} points", max_points);
    return out;
  }
  if (spec.kind == DesignKind::list) {
    out.base = size;
    for (std::size_t p = 0; p < size; ++p) {
      out.points.emplace_back();
      for (const DesignFactor& factor : factors) out.points.back().push_back(level_value(factor, p));
    }
    return out;
  }
  const std::size_t dimension = out.sampled.size();
  std::vector<std::string> names;
  for (const std::size_t f : out.sampled)
    names.push_back(factors[f].name.empty() ? fmt::format("{:08}", f) : factors[f].name);
  if (spec.kind == DesignKind::lhs) out.unit = latin_hypercube(spec.samples, names, spec.seed);
  if (spec.kind == DesignKind::sobol) out.unit = saltelli_points(spec.samples, names, spec.seed);
  if (spec.kind == DesignKind::morris) out.unit = morris_trajectories(spec.trajectories, names, spec.levels, spec.seed);
  out.base = base_size(spec, dimension);
  std::size_t combinations = 1;
  for (const std::size_t f : out.crossed) combinations *= level_count(factors[f]);
  for (std::size_t c = 0; c < combinations; ++c) {
    const std::vector<std::size_t> fixed = combination(out, factors, c);
    for (std::size_t p = 0; p < out.base; ++p) {
      std::vector<double> point(factors.size());
      for (std::size_t i = 0; i < fixed.size(); ++i)
        point[out.crossed[i]] = level_value(factors[out.crossed[i]], fixed[i]);
      for (std::size_t i = 0; i < dimension; ++i)
        point[out.sampled[i]] = quantile(factors[out.sampled[i]].distribution, out.unit[p][i]);
      out.points.push_back(std::move(point));
    }
  }
  return out;
}

}  // namespace qorgan
