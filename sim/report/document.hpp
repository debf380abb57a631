#pragma once
// A report before it has a format: sections of paragraphs, lists, tables and figures, as plain text that the formats
// escape. What a section says is decided once, for HTML, Markdown and JSON alike.

#include <string>
#include <utility>
#include <variant>
#include <vector>

namespace qorgan {

/// How a line or a cell is to be taken; formats show it by a sign and a word-like mark, never by colour alone.
enum class Tone : unsigned char { plain, good, bad, open };

struct Paragraph {
  std::string text;
  bool quiet = false;  ///< an explanation in small print
};

struct ListItem {
  std::string text;
  std::string evidence;  ///< numbers and events that the text rests on; may be empty
  Tone tone = Tone::plain;
  std::string label;  ///< in front of it; may be empty
};
struct List {
  std::vector<ListItem> items;
  bool numbered = false;
};

/// A figure that is read at one glance.
struct Tile {
  std::string label, value, note;
};
struct Tiles {
  std::vector<Tile> items;
};

/// To a section of the same report.
struct Link {
  std::string section;  ///< its id
  std::string title;
};

struct TableCell {
  std::string text;
  std::string note;  ///< below it in small print
  Tone tone = Tone::plain;
  std::vector<Link> links = {};  ///< after the text
};
struct TableColumn {
  std::string title;
  bool number = false;  ///< aligned to the right
  bool whole = false;   ///< never broken into lines: times
};
struct TableBlock {
  std::string caption;
  std::vector<TableColumn> columns;
  std::vector<std::vector<TableCell>> rows;
  std::string after;  ///< what was left out; may be empty
};

struct Figure {
  std::string svg;  ///< markup, already escaped
  std::string caption;
  std::string summary;  ///< what it shows, for who cannot see it
  TableBlock data;      ///< the figures behind it, for Markdown and JSON; may be empty
  bool half = false;    ///< two stand side by side
};

/// A heading inside a section.
struct Heading {
  std::string text;
};

using Element = std::variant<Paragraph, List, Tiles, TableBlock, Figure, Heading>;

struct Section {
  std::string id;  ///< "answer", "objectives": anchors and JSON keys
  std::string title;
  std::vector<Element> blocks;
  bool annex = false;  ///< evidence for who reads on
};

/// Which times a document tells, for programs: ISO 8601 with the offset.
struct Period {
  std::string start, end, utc_offset;  ///< "2024-03-27T09:00:00+05:00"; end may be empty; "+05:00"
  friend bool operator==(const Period&, const Period&) = default;
};

struct Document {
  std::string language;  ///< code
  std::string title, subtitle, kind, disclaimer;
  std::vector<Tile> facts;      ///< under the title: period, policy, seed...
  std::vector<Period> periods;  ///< of the runs, each once
  std::string of;               ///< which results it tells of, for programs: "run e91c310a00c258ac"
  std::string contents_title, annex_title;
  std::vector<Section> sections;  ///< those of the annex last
  std::string footer;
};

/// Puts these sections behind the others, as the annex.
inline void add_annex(Document& document, std::vector<Section> sections) {
  for (Section& section : sections) {
    section.annex = true;
    document.sections.push_back(std::move(section));
  }
}

}  // namespace qorgan
