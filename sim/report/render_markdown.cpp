#include "report/render.hpp"

namespace qorgan {
namespace {

/// Text that stays text: what Markdown or the HTML in it would take for markup is escaped.
std::string plain(std::string_view text) {
  std::string out;
  for (const char c : text) {
    switch (c) {
      case '\\':
      case '`':
      case '*':
      case '_':
      case '[':
      case ']':
      case '|':
      case '#':
        out += '\\';
        out += c;
        break;
      case '<': out += "&lt;"; break;
      case '>': out += "&gt;"; break;
      case '&': out += "&amp;"; break;
      case '\n':
      case '\r': out += ' '; break;
      default: out += c;
    }
  }
  return out;
}

std::string_view sign(Tone tone) {
  return tone == Tone::good ? "✓ " : tone == Tone::bad ? "✗ " : tone == Tone::open ? "? " : "";
}

struct Writer {
  std::string& out;

  void operator()(const Paragraph& paragraph) const {
    out += paragraph.quiet ? "*" + plain(paragraph.text) + "*\n\n" : plain(paragraph.text) + "\n\n";
  }
  void operator()(const Heading& heading) const { out += "### " + plain(heading.text) + "\n\n"; }
  void operator()(const List& list) const {
    std::size_t number = 0;
    for (const ListItem& item : list.items) {
      out += list.numbered ? std::to_string(++number) + ". " : "- ";
      out += sign(item.tone);
      if (!item.label.empty()) out += "**" + plain(item.label) + ".** ";
      out += plain(item.text);
      if (!item.evidence.empty()) out += " (" + plain(item.evidence) + ")";
      out += "\n";
    }
    out += "\n";
  }
  void operator()(const Tiles& tiles) const {
    for (const Tile& tile : tiles.items) {
      out += "- " + plain(tile.label) + ": **" + plain(tile.value) + "**";
      if (!tile.note.empty()) out += " (" + plain(tile.note) + ")";
      out += "\n";
    }
    out += "\n";
  }
  void operator()(const TableBlock& table) const {
    if (!table.caption.empty()) out += "**" + plain(table.caption) + "**\n\n";
    for (const TableColumn& column : table.columns) out += "| " + plain(column.title) + " ";
    out += "|\n";
    for (const TableColumn& column : table.columns) out += column.number ? "|---:" : "|---";
    out += "|\n";
    for (const auto& row : table.rows) {
      for (const TableCell& cell : row) {
        out += "| " + std::string(sign(cell.tone)) + plain(cell.text);
        for (std::size_t i = 0; i < cell.links.size(); ++i)
          out += (i > 0 || !cell.text.empty() ? ", " : "") + plain(cell.links[i].title);
        if (!cell.note.empty()) out += " (" + plain(cell.note) + ")";
        out += " ";
      }
      out += "|\n";
    }
    out += "\n";
    if (!table.after.empty()) out += "*" + plain(table.after) + "*\n\n";
  }
  void operator()(const Figure& figure) const {
    // A picture has no place in plain Markdown: the figures behind it stand for it.
    if (figure.data.columns.empty()) return;
    TableBlock table = figure.data;
    table.caption = figure.caption;
    (*this)(table);
  }
};

}  // namespace

std::string render_markdown(const Document& document) {
  std::string out = "# " + plain(document.title) + "\n\n";
  out += plain(document.kind) + "\n\n" + plain(document.subtitle) + "\n\n";
  out += "*" + plain(document.disclaimer) + "*\n\n";
  Writer{out}(Tiles{document.facts});
  bool annex = false;
  for (const Section& section : document.sections) {
    if (section.annex && !annex) out += "# " + plain(document.annex_title) + "\n\n";
    annex = section.annex;
    out += "## " + plain(section.title) + "\n\n";
    for (const Element& block : section.blocks) std::visit(Writer{out}, block);
  }
  out += "---\n\n" + plain(document.footer) + "\n\n<!-- qorgan:of " + document.of + " -->\n";
  return out;
}

}  // namespace qorgan
