// `qorgan report`: the after-action report of a recorded run, or the report of a batch.

#include "report/report.hpp"

#include <fmt/core.h>

#include <CLI/CLI.hpp>
#include <memory>

#include "commands.hpp"
#include "experiment/comparison.hpp"
#include "loading.hpp"
#include "options.hpp"
#include "report/batch_report.hpp"

namespace qorgan::cli {
namespace {

struct Report {
  std::string folder, out;
  std::vector<std::string> formats{"html"};
  std::vector<Language> languages{Language::en};
};

/// The report of a batch; what came of it until now where it is not finished.
WriteReportResult write_batch(const Report& asked, const std::vector<ReportFormat>& formats, int& status) {
  WriteReportResult out;
  LoadBatchResult loaded = load_batch(asked.folder);
  out.error = loaded.error;
  status = bad_usage;
  if (!out.ok()) return out;
  const Comparison comparison = compare_batch(std::move(loaded.batch));
  out.error = comparison.error;
  status = failed;
  return out.ok()
             ? write_batch_report(comparison, asked.out.empty() ? asked.folder : asked.out, formats, asked.languages)
             : out;
}

int write(const Console& console, const Report& asked) {
  std::vector<ReportFormat> formats;
  for (const std::string& name : asked.formats) formats.push_back(*report_format_from(name));
  WriteReportResult written;
  int status = failed;
  if (is_batch(asked.folder)) {
    written = write_batch(asked, formats, status);
  } else {
    Record record;
    if (!load_record_or_say(console, asked.folder, record)) return bad_usage;
    written = write_report(record, asked.out.empty() ? asked.folder : asked.out, formats, asked.languages);
  }
  for (const std::filesystem::path& file : written.files) console.data(file.string());
  if (written.ok()) return done;
  console.error(written.error);
  return status;
}

}  // namespace

Command add_report(CLI::App& program, Console& console) {
  const auto asked = std::make_shared<Report>();
  CLI::App* command = program.add_subcommand("report", "Write the report of a recorded run or of a batch");
  command->add_option("DIR", asked->folder, "Folder of the result")->required();
  const std::vector<std::string> formats{"html", "md", "json"};
  command->add_option("--format", asked->formats, "Formats: html, md, json, separated by commas (default html)")
      ->delimiter(',')
      ->check(CLI::Validator([formats](const std::string& word) { return refuse(word, formats); }, ""));
  add_languages(*command, asked->languages);
  command->add_option("--out", asked->out, "Folder for the report (default: that of the result)")->type_name("DIR");
  add_quiet(*command, console);
  return {command, [asked, &console] { return write(console, *asked); }};
}

}  // namespace qorgan::cli
