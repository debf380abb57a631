#include <nlohmann/json.hpp>

#include "report/render.hpp"

namespace qorgan {
namespace {

using Json = nlohmann::ordered_json;

std::string_view word(Tone tone) {
  return tone == Tone::good ? "good" : tone == Tone::bad ? "bad" : tone == Tone::open ? "open" : "plain";
}

Json tiles_json(const std::vector<Tile>& tiles) {
  Json out = Json::array();
  for (const Tile& tile : tiles) out.push_back({{"label", tile.label}, {"value", tile.value}, {"note", tile.note}});
  return out;
}

Json table_json(const TableBlock& table) {
  Json columns = Json::array(), rows = Json::array();
  for (const TableColumn& column : table.columns) columns.push_back(column.title);
  for (const auto& row : table.rows) {
    Json cells = Json::array();
    for (const TableCell& cell : row) {
      Json entry{{"text", cell.text}};
      if (!cell.note.empty()) entry["note"] = cell.note;
      if (cell.tone != Tone::plain) entry["tone"] = word(cell.tone);
      for (const Link& link : cell.links) entry["sections"].push_back(link.section);
      cells.push_back(std::move(entry));
    }
    rows.push_back(std::move(cells));
  }
  return {{"caption", table.caption}, {"columns", columns}, {"rows", rows}, {"after", table.after}};
}

struct ElementJson {
  Json operator()(const Paragraph& p) const { return {{"kind", "paragraph"}, {"text", p.text}}; }
  Json operator()(const Heading& h) const { return {{"kind", "heading"}, {"text", h.text}}; }
  Json operator()(const List& list) const {
    Json items = Json::array();
    for (const ListItem& item : list.items)
      items.push_back(
          {{"label", item.label}, {"text", item.text}, {"evidence", item.evidence}, {"tone", word(item.tone)}});
    return {{"kind", "list"}, {"items", items}};
  }
  Json operator()(const Tiles& tiles) const { return {{"kind", "figures"}, {"items", tiles_json(tiles.items)}}; }
  Json operator()(const TableBlock& table) const {
    Json out{{"kind", "table"}};
    out.update(table_json(table));
    return out;
  }
  Json operator()(const Figure& figure) const {
    return {
        {"kind", "chart"}, {"caption", figure.caption}, {"summary", figure.summary}, {"data", table_json(figure.data)}};
  }
};

}  // namespace

std::string render_json(const Document& document) {
  Json sections = Json::array();
  for (const Section& section : document.sections) {
    Json blocks = Json::array();
    for (const Element& block : section.blocks) blocks.push_back(std::visit(ElementJson{}, block));
    sections.push_back(
        {{"id", section.id}, {"part", section.annex ? "annex" : "main"}, {"title", section.title}, {"blocks", blocks}});
  }
  Json periods = Json::array();
  for (const Period& period : document.periods)
    periods.push_back({{"start", period.start},
                       {"end", period.end.empty() ? Json() : Json(period.end)},
                       {"utc_offset", period.utc_offset}});
  const Json out{{"language", document.language},
                 {"title", document.title},
                 {"subtitle", document.subtitle},
                 {"kind", document.kind},
                 {"disclaimer", document.disclaimer},
                 {"facts", tiles_json(document.facts)},
                 {"periods", periods},
                 {"of", document.of},
                 {"sections", sections},
                 {"footer", document.footer}};
  return out.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

}  // namespace qorgan
