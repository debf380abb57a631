#include <algorithm>
#include <cmath>
#include <numeric>

#include "record/wording.hpp"
#include "report/charts.hpp"
#include "report/svg.hpp"

namespace qorgan {
namespace {

constexpr double chart_width = 720, box_width = 9, font = 10.5, line_height = 11, max_height = 330;
constexpr std::size_t max_lines = 4;

/// Thickness of every link as a share: what flows into one column is of one kind (detections, reports, dispatches) and
/// compares with itself, not with the next, so that a hundred decisions are not a hair beside ten thousand orders.
std::vector<double> weights_of(const FlowChart& chart) {
  std::vector<double> into(chart.columns.size());
  for (const FlowLink& link : chart.links) into[chart.nodes[link.to].column] += link.amount;
  std::vector<double> out;
  for (const FlowLink& link : chart.links)
    out.push_back(link.amount / std::max(1e-9, into[chart.nodes[link.to].column]));
  return out;
}

/// Height of every node as a share: the greater of what comes in and what goes out.
std::vector<double> heights_of(const FlowChart& chart, const std::vector<double>& weights) {
  std::vector<double> in(chart.nodes.size()), out(chart.nodes.size());
  for (std::size_t l = 0; l < chart.links.size(); ++l) {
    out[chart.links[l].from] += weights[l];
    in[chart.links[l].to] += weights[l];
  }
  for (std::size_t n = 0; n < in.size(); ++n) in[n] = std::max(in[n], out[n]);
  return in;
}

/// What a node shows as its number: what came in; of the first column what went out.
std::vector<double> numbers_of(const FlowChart& chart) {
  std::vector<double> out(chart.nodes.size());
  for (const FlowLink& link : chart.links) {
    out[link.to] += link.amount;
    if (chart.nodes[link.from].column == 0) out[link.from] += link.amount;
  }
  return out;
}

std::vector<std::vector<std::size_t>> columns_of(const FlowChart& chart) {
  std::vector<std::vector<std::size_t>> columns(chart.columns.size());
  for (std::size_t n = 0; n < chart.nodes.size(); ++n) columns[chart.nodes[n].column].push_back(n);
  return columns;
}

/// Orders every column by the mean place of its neighbours, to and fro: fewer ribbons cross.
void untangle(const FlowChart& chart, std::vector<std::vector<std::size_t>>& columns) {
  std::vector<double> place(chart.nodes.size());
  const auto number = [&] {
    for (const auto& column : columns)
      for (std::size_t i = 0; i < column.size(); ++i)
        place[column[i]] = static_cast<double>(i) / static_cast<double>(std::max<std::size_t>(1, column.size() - 1));
  };
  number();
  for (int sweep = 0; sweep < 8; ++sweep) {
    const bool forth = sweep % 2 == 0;
    for (std::size_t c = 0; c < columns.size(); ++c) {
      auto& column = columns[forth ? c : columns.size() - 1 - c];
      std::vector<double> wish(chart.nodes.size(), 0), weight(chart.nodes.size(), 0);
      for (const FlowLink& link : chart.links) {
        const std::size_t node = forth ? link.to : link.from, other = forth ? link.from : link.to;
        wish[node] += place[other] * link.amount;
        weight[node] += link.amount;
      }
      std::stable_sort(column.begin(), column.end(), [&](std::size_t a, std::size_t b) {
        const double wa = weight[a] > 0 ? wish[a] / weight[a] : place[a];
        const double wb = weight[b] > 0 ? wish[b] / weight[b] : place[b];
        return wa < wb;
      });
      number();
    }
  }
}

/// Room for a label within its column.
double label_room(const FlowChart& chart, double width) {
  return width / static_cast<double>(std::max<std::size_t>(1, chart.columns.size())) - 4;
}

Label label_of(const FlowChart& chart, const FlowNode& node, double width) {
  return break_label(node.label, font, label_room(chart, width), max_lines, Weight::bold);
}

Label heading_of(const FlowChart& chart, std::size_t column, double width) {
  return break_label(chart.columns[column], text_size, label_room(chart, width), 2, Weight::bold);
}

/// Room above all boxes for the headings of the columns.
double top_of(const FlowChart& chart, double width) {
  double lines = 1;
  for (std::size_t c = 0; c < chart.columns.size(); ++c) lines = std::max(lines, heading_of(chart, c, width).count());
  return 8 + 13 * lines;
}

/// Room above a box for its label and figure; more where some label takes many lines.
double gap_of(const FlowChart& chart, double width) {
  double lines = 1;
  for (const FlowNode& node : chart.nodes) lines = std::max(lines, label_of(chart, node, width).count());
  return 26 + (line_height + 1) * (lines - 1);
}

}  // namespace

FlowLayout lay_out_flow(const FlowChart& chart, double width) {
  FlowLayout out;
  const std::vector<double> weights = weights_of(chart), amount = heights_of(chart, weights),
                            numbers = numbers_of(chart);
  std::vector<std::vector<std::size_t>> columns = columns_of(chart);
  untangle(chart, columns);
  double greatest = 1e-9;
  for (const auto& column : columns) {
    double sum = 0;
    for (const std::size_t n : column) sum += amount[n];
    greatest = std::max(greatest, sum);
  }
  const double unit = max_height / greatest, gap = gap_of(chart, width), top = top_of(chart, width);
  const auto height_of = [&](std::size_t node) { return std::max(2.0, amount[node] * unit); };
  const auto used_by = [&](const std::vector<std::size_t>& column) {
    double used = 0;
    for (const std::size_t n : column) used += gap + height_of(n);
    return used;
  };
  double most = 0;
  for (const auto& column : columns) most = std::max(most, used_by(column));
  out.height = top + most + 8;
  out.boxes.resize(chart.nodes.size());
  const double step = columns.size() > 1 ? width / static_cast<double>(columns.size()) : width;
  for (std::size_t c = 0; c < columns.size(); ++c) {
    double y = top + (most - used_by(columns[c])) / 2;
    for (const std::size_t n : columns[c]) {
      y += gap;
      out.boxes[n] = {step * static_cast<double>(c), y, box_width, height_of(n), numbers[n]};
      y += height_of(n);
    }
  }
  // Ribbons leave and arrive in the order of the places they lead to, so that they do not cross at a node.
  std::vector<std::size_t> order(chart.links.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::vector<double> left(chart.nodes.size()), right(chart.nodes.size());
  for (std::size_t n = 0; n < chart.nodes.size(); ++n) left[n] = right[n] = out.boxes[n].y;
  out.ribbons.resize(chart.links.size());
  std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
    return out.boxes[chart.links[a].to].y < out.boxes[chart.links[b].to].y;
  });
  for (const std::size_t l : order) {
    out.ribbons[l].width = weights[l] * unit;
    out.ribbons[l].from_y = right[chart.links[l].from];
    right[chart.links[l].from] += out.ribbons[l].width;
  }
  std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
    return out.boxes[chart.links[a].from].y < out.boxes[chart.links[b].from].y;
  });
  for (const std::size_t l : order) {
    out.ribbons[l].to_y = left[chart.links[l].to];
    left[chart.links[l].to] += out.ribbons[l].width;
  }
  return out;
}

std::string draw_flow(const FlowChart& chart, Language language) {
  const FlowLayout layout = lay_out_flow(chart, chart_width);
  Svg svg(chart_width, layout.height, chart.title);
  const double step = chart_width / static_cast<double>(std::max<std::size_t>(1, chart.columns.size()));
  for (std::size_t c = 0; c < chart.columns.size(); ++c)
    svg.label(step * static_cast<double>(c), 12, heading_of(chart, c, chart_width), 13, "flow-heading");
  for (std::size_t l = 0; l < chart.links.size(); ++l) {
    const FlowLink& link = chart.links[l];
    const FlowLayout::Ribbon& ribbon = layout.ribbons[l];
    const double x0 = layout.boxes[link.from].x + box_width, x1 = layout.boxes[link.to].x, half = (x0 + x1) / 2;
    const double width = std::max(0.8, ribbon.width);
    Path path;
    path.move(x0, ribbon.from_y)
        .curve(half, ribbon.from_y, half, ribbon.to_y, x1, ribbon.to_y)
        .line(x1, ribbon.to_y + width)
        .curve(half, ribbon.to_y + width, half, ribbon.from_y + width, x0, ribbon.from_y + width)
        .close();
    svg.path(path, "ribbon column" + std::to_string(chart.nodes[link.from].column),
             chart.nodes[link.from].label + " → " + chart.nodes[link.to].label + ": " +
                 write_number(link.amount, 0, language));
  }
  for (std::size_t n = 0; n < chart.nodes.size(); ++n) {
    const FlowLayout::Box& box = layout.boxes[n];
    svg.rect(box.x, box.y, box.width, box.height, "flow-node column" + std::to_string(chart.nodes[n].column),
             chart.nodes[n].label);
    // The label stands above its box, where no ribbon runs.
    const Label label = label_of(chart, chart.nodes[n], chart_width);
    svg.label(box.x, box.y - 13 - line_height * (label.count() - 1), label, line_height, "flow-label");
    svg.text(box.x, box.y - 3, write_number(box.amount, 0, language), "flow-amount");
  }
  return svg.finish();
}

}  // namespace qorgan
