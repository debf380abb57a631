#pragma once
// Runs the built program as a user would: arguments in, exit status, standard output and standard error out.

#include <sys/types.h>

#include <filesystem>
#include <string>
#include <vector>

namespace qorgan::test {

struct Outcome {
  int status = -1;  ///< exit status; 128 + the signal where one ended it
  std::string out, err;
};

/// A folder of its own that is gone with the test.
class Folder {
 public:
  Folder();
  ~Folder();
  Folder(const Folder&) = delete;
  Folder& operator=(const Folder&) = delete;
  [[nodiscard]] std::filesystem::path path(const std::string& name = {}) const;
  /// Writes a file and returns its path.
  std::string write(const std::string& name, const std::string& text) const;
  [[nodiscard]] std::vector<std::string> entries() const;  ///< names of what lies in it, sorted

 private:
  std::filesystem::path root_;
};

/// A command line and what is added to the environment.
struct Line {
  std::vector<std::string> words, environment;
};

/// The program at work. Standard output and error go to files, so that no pipe can fill up.
class Program {
 public:
  /// `out`: where standard output goes instead, a device for example.
  explicit Program(std::vector<std::string> arguments, const std::vector<std::string>& environment = {},
                   const std::string& out = {});
  /// Another program with its arguments, found on the path.
  explicit Program(Line line);
  void send(int signal) const;
  [[nodiscard]] pid_t process() const { return process_; }
  /// What it said on standard error until now.
  [[nodiscard]] std::string err_so_far() const;
  [[nodiscard]] bool running();
  Outcome wait();

 private:
  void start(std::vector<std::string> line, const std::vector<std::string>& environment, const std::string& out);
  Folder folder_;
  pid_t process_ = -1;
  int wait_status_ = 0;
  bool ended_ = false;
};

/// Runs it to its end. `environment`: "NAME=value", beside that of the test.
[[nodiscard]] Outcome run(std::vector<std::string> arguments, const std::vector<std::string>& environment = {});

/// The same with standard output going to that file or device.
[[nodiscard]] Outcome run_into(const std::string& out, std::vector<std::string> arguments);

/// Types the line into a shell that stands in the folder and finds the program by its name.
[[nodiscard]] Outcome type(const std::filesystem::path& folder, const std::string& line);

/// What that process started and what still runs.
[[nodiscard]] std::vector<pid_t> children_of(pid_t process);
[[nodiscard]] bool is_alive(pid_t process);

/// Names of what lies in a folder, sorted.
[[nodiscard]] std::vector<std::string> entries_of(const std::filesystem::path& folder);
[[nodiscard]] std::string read(const std::filesystem::path& file);
/// A file that comes with the program.
[[nodiscard]] std::string shipped(const std::string& name);

}  // namespace qorgan::test
