// Keys by their place where a layout has no Latin letters. SFML before 2.6 knows a key only by what its layout writes,
// and asks Xlib for that: under a Kazakh or a Russian layout alone every letter, and under a Kazakh one every digit,
// would be no key at all. SFML from 2.6 on tells the place itself; see key_map.cpp.

#include <SFML/Config.hpp>

#if SFML_VERSION_MAJOR == 2 && SFML_VERSION_MINOR < 6

#include <X11/XKBlib.h>
#include <X11/Xlib.h>
#include <X11/Xutil.h>
#include <X11/keysym.h>
#include <dlfcn.h>

#include <algorithm>
#include <array>
#include <string>
#include <string_view>

namespace {

constexpr int groups = 4;  // SFML asks for these many meanings of a key

/// The places of keys as X names them ("AE01" is the first of the row of digits), by key code; read once.
const std::array<std::string, 256>& places(Display* display) {
  static const std::array<std::string, 256> found = [display] {
    std::array<std::string, 256> out;
    XkbDescPtr keyboard = XkbAllocKeyboard();
    if (keyboard == nullptr) return out;
    if (XkbGetNames(display, XkbKeyNamesMask, keyboard) == Success && keyboard->names != nullptr)
      for (unsigned code = keyboard->min_key_code; code <= keyboard->max_key_code; ++code) {
        const char* name = keyboard->names->keys[code].name;
        out[code].assign(name, std::find(name, name + XkbKeyNameLength, '\0'));
      }
    XkbFreeKeyboard(keyboard, 0, True);
    return out;
  }();
  return found;
}

/// What the keyboard of the United States writes at a place; NoSymbol where it is neither letter nor digit.
KeySym latin_at(std::string_view place) {
  struct Row {
    std::string_view prefix, letters;
  };
  constexpr std::array<Row, 4> rows{
      {{"AE", "1234567890-="}, {"AD", "qwertyuiop"}, {"AC", "asdfghjkl"}, {"AB", "zxcvbnm"}}};
  for (const Row& row : rows) {
    if (place.size() != 4 || !place.starts_with(row.prefix)) continue;
    const auto number = static_cast<std::size_t>((place[2] - '0') * 10 + place[3] - '0');
    if (number >= 1 && number <= row.letters.size()) return static_cast<KeySym>(row.letters[number - 1]);
  }
  return NoSymbol;
}

}  // namespace

/// Stands before Xlib's function of that name, for all that this program asks. What the layout writes is told as it is
/// where any of its meanings is a plain character; digits go by their place everywhere, as they are the same keys.
extern "C" KeySym XLookupKeysym(XKeyEvent* event, int index) {
  using Lookup = KeySym (*)(XKeyEvent*, int);
  static const auto of_xlib = reinterpret_cast<Lookup>(dlsym(RTLD_NEXT, "XLookupKeysym"));
  if (of_xlib == nullptr) return NoSymbol;
  const KeySym written = of_xlib(event, index);
  if (index != 0 || event->keycode > 255) return written;
  const KeySym latin = latin_at(places(event->display)[event->keycode]);
  if (latin == NoSymbol) return written;
  if (latin >= XK_0 && latin <= XK_9) return latin;
  for (int group = 0; group < groups; ++group)
    if (const KeySym meaning = of_xlib(event, group); meaning > 0x20 && meaning < 0x7F) return written;
  return latin;
}

#endif

#include "ui/backend/key_map.hpp"

void qorgan::ui::use_key_places() {}
