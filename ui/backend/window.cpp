#include "ui/backend/window.hpp"

#include <backends/imgui_impl_opengl3.h>
#include <imgui.h>

#include <algorithm>
#include <stdexcept>

#include <SFML/Graphics/Image.hpp>
#include <SFML/Graphics/Texture.hpp>
#include <SFML/OpenGL.hpp>
#include <SFML/Window/Clipboard.hpp>

#include "ui/backend/display.hpp"
#include "ui/backend/key_map.hpp"

namespace qorgan::ui {

/// ImGui asks for plain functions.
struct ClipboardBridge {
  static const char* get(void* user) {
    auto& window = *static_cast<ImGuiWindow*>(user);
    const auto text = sf::Clipboard::getString().toUtf8();
    window.clipboard_ = window.input_.letters().held(std::string(text.begin(), text.end()));
    return window.clipboard_.c_str();
  }
  static void set(void* user, const char* text) {
    const std::string utf8 = static_cast<ImGuiWindow*>(user)->input_.letters().plain(text);
    sf::Clipboard::setString(sf::String::fromUtf8(utf8.begin(), utf8.end()));
  }
};

namespace {

sf::Cursor::Type cursor_type(ImGuiMouseCursor cursor) {
  switch (cursor) {
    case ImGuiMouseCursor_TextInput: return sf::Cursor::Text;
    case ImGuiMouseCursor_ResizeAll: return sf::Cursor::SizeAll;
    case ImGuiMouseCursor_ResizeNS: return sf::Cursor::SizeVertical;
    case ImGuiMouseCursor_ResizeEW: return sf::Cursor::SizeHorizontal;
    case ImGuiMouseCursor_ResizeNESW: return sf::Cursor::SizeBottomLeftTopRight;
    case ImGuiMouseCursor_ResizeNWSE: return sf::Cursor::SizeTopLeftBottomRight;
    case ImGuiMouseCursor_Hand: return sf::Cursor::Hand;
    case ImGuiMouseCursor_NotAllowed: return sf::Cursor::NotAllowed;
    default: return sf::Cursor::Arrow;
  }
}

}  // namespace

ImGuiWindow::ImGuiWindow(const WindowOptions& options)
    : window_(sf::VideoMode(options.width, options.height),
              sf::String::fromUtf8(options.title.begin(), options.title.end()), sf::Style::Default,
              sf::ContextSettings(0, 0, 0, 3, 0)) {
  use_key_places();
  window_.setFramerateLimit(options.frame_limit);
  window_.setKeyRepeatEnabled(true);
  if (!window_.setActive(true)) throw std::runtime_error("OpenGL cannot draw into the window");
  // SFML takes what it can get; ImGui's renderer would call functions that an older OpenGL does not have.
  const auto text = [](GLenum name) {
    const GLubyte* found = glGetString(name);
    return found == nullptr ? std::string() : std::string(reinterpret_cast<const char*>(found));
  };
  const std::string problem = version_problem(text(GL_VERSION), text(GL_SHADING_LANGUAGE_VERSION), text(GL_RENDERER));
  if (!problem.empty()) throw std::runtime_error(problem);
  ImGuiIO& io = ImGui::GetIO();
  io.BackendFlags |= ImGuiBackendFlags_HasMouseCursors;
  io.GetClipboardTextFn = &ClipboardBridge::get;
  io.SetClipboardTextFn = &ClipboardBridge::set;
  io.ClipboardUserData = this;
  // GLSL 1.30 is OpenGL 3.0: what every driver of the last decade has, and the first for which ImGui's renderer
  // accepts meshes of more than 65535 corners with 16-bit indices.
  if (!ImGui_ImplOpenGL3_Init("#version 130")) throw std::runtime_error("the functions of OpenGL cannot be loaded");
}

ImGuiWindow::~ImGuiWindow() {
  (void)window_.setActive(true);
  ImGui_ImplOpenGL3_Shutdown();
  ImGuiIO& io = ImGui::GetIO();
  io.GetClipboardTextFn = nullptr;
  io.SetClipboardTextFn = nullptr;
  io.ClipboardUserData = nullptr;
  window_.close();
}

void ImGuiWindow::begin_frame(float seconds) {
  sf::Event event;
  while (window_.pollEvent(event)) {
    if (event.type == sf::Event::Closed) open_ = false;
    if (event.type == sf::Event::Resized)
      window_.setView(
          sf::View(sf::FloatRect(0, 0, static_cast<float>(event.size.width), static_cast<float>(event.size.height))));
    input_.handle(event);
  }
  set_cursor();
  (void)window_.setActive(true);
  ImGui_ImplOpenGL3_NewFrame();
  input_.begin_frame(window_.getSize(), seconds);
  ImGui::NewFrame();
}

void ImGuiWindow::end_frame(float red, float green, float blue) {
  ImGui::Render();
  (void)window_.setActive(true);
  glViewport(0, 0, static_cast<GLsizei>(window_.getSize().x), static_cast<GLsizei>(window_.getSize().y));
  glClearColor(red, green, blue, 1);
  glClear(GL_COLOR_BUFFER_BIT);
  ImGui_ImplOpenGL3_RenderDrawData(ImGui::GetDrawData());
  window_.display();
}

void ImGuiWindow::renew_fonts() {
  (void)window_.setActive(true);
  ImGui_ImplOpenGL3_DestroyFontsTexture();
  ImGui_ImplOpenGL3_CreateFontsTexture();
}

bool ImGuiWindow::save_screenshot(const std::string& file, const std::optional<sf::IntRect>& part) {
  // Draws the finished frame once more: after display() the back buffer is undefined.
  if (ImGui::GetDrawData() == nullptr) return false;
  (void)window_.setActive(true);
  glClear(GL_COLOR_BUFFER_BIT);
  ImGui_ImplOpenGL3_RenderDrawData(ImGui::GetDrawData());
  sf::Texture texture;
  if (!texture.create(window_.getSize().x, window_.getSize().y)) return false;
  texture.update(window_);
  if (!part) return texture.copyToImage().saveToFile(file);
  sf::Image cut;
  const auto width = static_cast<unsigned>(std::clamp(part->width, 1, static_cast<int>(window_.getSize().x)));
  const auto height = static_cast<unsigned>(std::clamp(part->height, 1, static_cast<int>(window_.getSize().y)));
  cut.create(width, height);
  cut.copy(texture.copyToImage(), 0, 0, *part);
  return cut.saveToFile(file);
}

void ImGuiWindow::resize(unsigned width, unsigned height) { window_.setSize({width, height}); }

void ImGuiWindow::set_cursor() {
  if ((ImGui::GetIO().ConfigFlags & ImGuiConfigFlags_NoMouseCursorChange) != 0) return;
  const int wanted = ImGui::GetMouseCursor();
  if (wanted == cursor_) return;
  cursor_ = wanted;
  window_.setMouseCursorVisible(wanted != ImGuiMouseCursor_None);
  if (wanted == ImGuiMouseCursor_None) return;
  auto& cursor = cursors_[wanted];
  if (!cursor) {
    cursor = std::make_unique<sf::Cursor>();
    // Some systems have no cursor for a direction; the arrow stands in.
    if (!cursor->loadFromSystem(cursor_type(wanted))) (void)cursor->loadFromSystem(sf::Cursor::Arrow);
  }
  window_.setMouseCursor(*cursor);
}

}  // namespace qorgan::ui
