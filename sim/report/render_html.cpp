#include <kainjow/mustache.hpp>

#include "core/xml.hpp"
#include "report/render.hpp"
#include "report/texts.hpp"

namespace qorgan {
namespace {

using Data = kainjow::mustache::data;

std::string_view tone_class(Tone tone) {
  switch (tone) {
    case Tone::good: return "good";
    case Tone::bad: return "bad";
    case Tone::open: return "open";
    case Tone::plain: break;
  }
  return "";
}

/// A sign for readers of a grey print; colour is only a help.
std::string_view tone_sign(Tone tone) {
  switch (tone) {
    case Tone::good: return "✓";
    case Tone::bad: return "✗";
    case Tone::open: return "?";
    case Tone::plain: break;
  }
  return "";
}

void set(Data& data, const char* key, std::string_view text) { data.set(key, std::string(text)); }
/// Sets the key only where there is a text, so that the template can ask for it.
void set_if(Data& data, const char* key, std::string_view text) {
  data.set(key, text.empty() ? Data(false) : Data(std::string(text)));
}

Data tile_data(const Tile& tile) {
  Data out;
  set(out, "label", tile.label);
  set(out, "value", tile.value);
  set_if(out, "note", tile.note);
  return out;
}

Data list_data(const List& list) {
  Data items{Data::type::list};
  for (const ListItem& item : list.items) {
    Data out;
    set(out, "text", item.text);
    set_if(out, "label", item.label);
    set_if(out, "evidence", item.evidence);
    set(out, "tone", tone_class(item.tone));
    set_if(out, "sign", tone_sign(item.tone));
    items << out;
  }
  Data out;
  out.set("items", items);
  out.set("numbered", Data(list.numbered));
  return out;
}

/// Whether it has a word too long to be kept whole in a table's cell.
bool has_long_word(std::string_view text) {
  constexpr std::size_t longest = 22;
  std::size_t letters = 0;
  for (const char c : text) {
    if (c == ' ' || c == '-' || c == '\n')
      letters = 0;
    else if ((static_cast<unsigned char>(c) & 0xC0) != 0x80 && ++letters > longest)
      return true;
  }
  return false;
}

/// How much room a table has to save: those of many columns are set smaller.
std::string_view width_class(const TableBlock& table) {
  return table.columns.size() > 9 ? "widest" : table.columns.size() > 6 ? "wide" : "";
}

Data table_data(const TableBlock& table) {
  Data columns{Data::type::list}, rows{Data::type::list};
  for (const TableColumn& column : table.columns) {
    Data out;
    set(out, "title", column.title);
    set(out, "align",
        std::string(column.number  ? "number"
                    : column.whole ? "whole"
                                   : "") +
            (has_long_word(column.title) ? " breaks" : ""));
    columns << out;
  }
  for (const auto& row : table.rows) {
    Data cells{Data::type::list};
    for (std::size_t i = 0; i < row.size(); ++i) {
      Data out;
      const bool number = i < table.columns.size() && table.columns[i].number;
      set(out, "text", row[i].text);
      set_if(out, "note", row[i].note);
      const bool whole = i < table.columns.size() && table.columns[i].whole;
      std::string style(number ? "number " : whole ? "whole " : "");
      if (has_long_word(row[i].text) || has_long_word(row[i].note)) style += "breaks ";
      set(out, "style", style + std::string(tone_class(row[i].tone)));
      set_if(out, "sign", tone_sign(row[i].tone));
      Data links{Data::type::list};
      for (const Link& link : row[i].links) {
        Data to;
        set(to, "section", link.section);
        set(to, "title", link.title);
        links << to;
      }
      out.set("links", links);
      cells << out;
    }
    Data out;
    out.set("cells", cells);
    rows << out;
  }
  Data out;
  set(out, "size", width_class(table));
  set_if(out, "caption", table.caption);
  set_if(out, "after", table.after);
  out.set("columns", columns);
  out.set("rows", rows);
  return out;
}

Data figure_data(const Figure& figure) {
  Data out;
  set(out, "svg", figure.svg);
  set(out, "caption", figure.caption);
  set(out, "width", figure.half ? "half" : "full");
  return out;
}

struct ElementData {
  Data operator()(const Paragraph& paragraph) const {
    Data out;
    set(out, "text", paragraph.text);
    set(out, "style", paragraph.quiet ? "quiet" : "");
    return wrap("paragraph", out);
  }
  Data operator()(const Heading& heading) const {
    Data out;
    set(out, "text", heading.text);
    return wrap("heading", out);
  }
  Data operator()(const List& list) const { return wrap("list", list_data(list)); }
  Data operator()(const Tiles& tiles) const {
    Data items{Data::type::list};
    for (const Tile& tile : tiles.items) items << tile_data(tile);
    Data out;
    out.set("items", items);
    return wrap("tiles", out);
  }
  Data operator()(const TableBlock& table) const { return wrap("table", table_data(table)); }
  Data operator()(const Figure& figure) const { return wrap("figure", figure_data(figure)); }

  /// One block carries one kind; the others are said to be absent, or the template would look in the outer context.
  static Data wrap(std::string_view kind, const Data& content) {
    Data out;
    for (const std::string_view name : {"paragraph", "heading", "list", "tiles", "table", "figure"})
      out.set(std::string(name), name == kind ? content : Data(false));
    return out;
  }
};

}  // namespace

std::string render_html(const Document& document) {
  Data data;
  set(data, "language", document.language);
  set(data, "title", document.title);
  set_if(data, "subtitle", document.subtitle);
  set(data, "kind", document.kind);
  set(data, "disclaimer", document.disclaimer);
  set(data, "contents", document.contents_title);
  set(data, "footer", document.footer);
  set(data, "of", document.of);
  set(data, "style", report_asset("report.css"));
  set(data, "annex_title", document.annex_title);
  Data facts{Data::type::list}, sections{Data::type::list}, main{Data::type::list}, annex{Data::type::list};
  for (const Tile& tile : document.facts) facts << tile_data(tile);
  std::size_t number = 0, letter = 0;
  for (const Section& section : document.sections) {
    Data blocks{Data::type::list};
    for (const Element& block : section.blocks) blocks << std::visit(ElementData{}, block);
    Data out;
    set(out, "id", section.id);
    // An annex has letters, which go on as AA, AB after Z.
    const std::string label = section.annex
                                  ? (letter < 26 ? "" : "A") + std::string(1, static_cast<char>('A' + letter % 26))
                                  : std::to_string(++number);
    set(out, "number", label);
    set(out, "heading_text", section.title);
    out.set("opens_annex", Data(section.annex && letter == 0));
    out.set("blocks", blocks);
    (section.annex ? annex : main) << out;
    letter += section.annex ? 1 : 0;
    sections << out;
  }
  data.set("facts", facts);
  data.set("sections", sections);
  data.set("main_sections", main);
  data.set("annex_sections", annex);
  data.set("has_annex", Data(letter > 0));
  kainjow::mustache::mustache page{std::string(report_asset("report.mustache"))};
  page.set_custom_escape([](const std::string& text) { return escape_markup(text); });
  return page.render(data);
}

}  // namespace qorgan
