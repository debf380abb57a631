#include "program.hpp"
#include "support/places.hpp"

#include <fcntl.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <csignal>
#include <cstdlib>
#include <fstream>
#include <sstream>
#include <stdexcept>

namespace qorgan::test {
namespace fs = std::filesystem;

Folder::Folder() {
  std::string name = (fs::temp_directory_path() / "qorgan-test-XXXXXX").string();
  if (::mkdtemp(name.data()) == nullptr) throw std::runtime_error("no temporary folder");
  root_ = name;
}

Folder::~Folder() {
  std::error_code ignored;
  fs::remove_all(root_, ignored);
}

fs::path Folder::path(const std::string& name) const { return name.empty() ? root_ : root_ / name; }

std::string Folder::write(const std::string& name, const std::string& text) const {
  fs::create_directories(path(name).parent_path());
  std::ofstream(path(name), std::ios::binary) << text;
  return path(name).string();
}

std::vector<std::string> Folder::entries() const { return entries_of(root_); }

std::vector<std::string> entries_of(const fs::path& folder) {
  std::vector<std::string> names;
  for (const auto& entry : fs::directory_iterator(folder)) names.push_back(entry.path().filename().string());
  std::sort(names.begin(), names.end());
  return names;
}

Program::Program(std::vector<std::string> arguments, const std::vector<std::string>& environment,
                 const std::string& other_out) {
  arguments.insert(arguments.begin(), program_file());
  start(std::move(arguments), environment, other_out);
}

Program::Program(Line line) { start(std::move(line.words), line.environment, {}); }

void Program::start(std::vector<std::string> line, const std::vector<std::string>& environment,
                    const std::string& other_out) {
  std::vector<char*> argv;
  argv.reserve(line.size() + 1);
  for (std::string& argument : line) argv.push_back(argument.data());
  argv.push_back(nullptr);
  const std::string out = other_out.empty() ? folder_.path("out").string() : other_out,
                    err = folder_.path("err").string();
  process_ = ::fork();
  if (process_ < 0) throw std::runtime_error("cannot start a process");
  if (process_ > 0) return;
  for (const auto& [stream, file] : {std::pair{STDOUT_FILENO, out}, std::pair{STDERR_FILENO, err}}) {
    const int descriptor = ::open(file.c_str(), O_WRONLY | O_CREAT | O_TRUNC, 0600);
    if (descriptor < 0 || ::dup2(descriptor, stream) < 0) ::_exit(127);
  }
  for (const std::string& entry : environment) {
    const std::size_t equals = entry.find('=');
    ::setenv(entry.substr(0, equals).c_str(), entry.substr(equals + 1).c_str(), 1);
  }
  ::execvp(argv[0], argv.data());
  ::_exit(127);
}

void Program::send(int signal) const { ::kill(process_, signal); }

std::string Program::err_so_far() const { return read(folder_.path("err")); }

bool Program::running() {
  if (!ended_) ended_ = ::waitpid(process_, &wait_status_, WNOHANG) == process_;
  return !ended_;
}

Outcome Program::wait() {
  if (!ended_) ended_ = ::waitpid(process_, &wait_status_, 0) == process_;
  const int status = WIFEXITED(wait_status_) ? WEXITSTATUS(wait_status_) : 128 + WTERMSIG(wait_status_);
  return {status, read(folder_.path("out")), read(folder_.path("err"))};
}

namespace {

/// State and parent of a process; the state is 0 where there is none.
std::pair<char, pid_t> state_of(pid_t process) {
  // "number (name) state parent ...", where the name may hold anything
  const std::string line = read("/proc/" + std::to_string(process) + "/stat");
  std::istringstream rest(line.substr(std::min(line.size(), line.rfind(')') + 1)));
  std::pair<char, pid_t> out{};
  rest >> out.first >> out.second;
  return out;
}

}  // namespace

std::vector<pid_t> children_of(pid_t process) {
  std::vector<pid_t> out;
  for (const auto& entry : fs::directory_iterator("/proc")) {
    const std::string name = entry.path().filename().string();
    if (name.find_first_not_of("0123456789") != std::string::npos) continue;
    if (const pid_t other = std::stoi(name); state_of(other).second == process) out.push_back(other);
  }
  return out;
}

bool is_alive(pid_t process) {
  const char state = state_of(process).first;
  return state != 0 && state != 'Z';
}

Outcome run(std::vector<std::string> arguments, const std::vector<std::string>& environment) {
  return Program(std::move(arguments), environment).wait();
}

Outcome run_into(const std::string& out, std::vector<std::string> arguments) {
  return Program(std::move(arguments), {}, out).wait();
}

Outcome type(const fs::path& folder, const std::string& line) {
  const fs::path program(program_file());
  return Program(Line{{"bash", "-c",
                       "cd '" + folder.string() + "' && PATH='" + program.parent_path().string() + "':$PATH; " + line},
                      {}})
      .wait();
}

std::string read(const fs::path& file) {
  std::ostringstream text;
  text << std::ifstream(file, std::ios::binary).rdbuf();
  return text.str();
}

std::string shipped(const std::string& name) { return (fs::path(source_dir()) / "scenarios" / name).string(); }

}  // namespace qorgan::test
