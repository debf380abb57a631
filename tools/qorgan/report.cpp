// `qorgan report`: the after-action report of a recorded run, or the report of a batch.

#include "report/report.hpp"

#include <fmt/core.h>

#include <CLI/CLI.hpp>
#include <memory>

#include "commands.hpp"
#include "csv_options.hpp"
#include "experiment/comparison.hpp"
#include "loading.hpp"
#include "options.hpp"
#include "report/batch_report.hpp"
#include "report_folder.hpp"

namespace qorgan::cli {
namespace {

struct Report {
  std::string folder, out;
  std::vector<ReportFormat> formats{ReportFormat::html};
  std::vector<Language> languages{Language::en};
  CsvAsk csv;
  bool force = false;
};

int write(const Console& console, const Report& asked) {
  const std::string& out = asked.out.empty() ? asked.folder : asked.out;
  if (const std::string refusal = refuse_report_in(out, {asked.folder}); !refusal.empty()) {
    console.error(refusal);
    return bad_usage;
  }
  // In its own folder a report is part of the result.
  std::error_code ignored;
  const bool own = std::filesystem::equivalent(out, asked.folder, ignored);
  ReportFolder folder(out, asked.formats, asked.languages);
  if (!folder.look_or_say(console)) return bad_usage;
  CsvFolder csv(asked.csv, out);
  if (const std::string refusal = csv.look(!own && !asked.force); !refusal.empty()) {
    console.error(refusal);
    return bad_usage;
  }
  WriteReportResult written;
  if (is_batch(asked.folder)) {
    Batch batch;
    if (!load_batch_or_say(console, asked.folder, batch) || !folder.prepare_or_say(console)) return bad_usage;
    const Comparison comparison = compare_batch(std::move(batch));
    written.error = comparison.error;
    if (comparison.ok()) written = write_batch_report(comparison, folder.work(), asked.formats, asked.languages);
  } else {
    Record record;
    if (!load_record_or_say(console, asked.folder, record) || !folder.prepare_or_say(console)) return bad_usage;
    written = write_report(record, folder.work(), asked.formats, asked.languages);
  }
  const bool refused = folder.commit(written, asked.force || own);
  for (const std::filesystem::path& file : written.files) console.data(file.string());
  if (written.ok()) written.error = csv.write(asked.folder);
  if (written.ok()) return done;
  console.error(written.error);
  return refused ? bad_usage : failed;
}

}  // namespace

Command add_report(CLI::App& program, Console& console) {
  const auto asked = std::make_shared<Report>();
  CLI::App* command = program.add_subcommand("report", "Write the report of a recorded run or of a batch");
  command->add_option("DIR", asked->folder, "Folder of the result")->required();
  add_formats(*command, asked->formats);
  add_languages(*command, asked->languages);
  add_csv(*command, asked->csv, "Every table as csv/TABLE.csv too");
  command->add_option("--out", asked->out, "Folder for the report (default: that of the result)")->type_name("DIR");
  command->add_flag("--force", asked->force, "Let the report replace one of other results");
  add_quiet(*command, console);
  return {command, [asked, &console] { return write(console, *asked); }};
}

}  // namespace qorgan::cli
