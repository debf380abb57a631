// Names of rooms are words of everybody: a project that links Qorgan may have folders of that name itself.
#if __has_include("core/id.hpp") || __has_include("engine/engine.hpp") || __has_include("report/report.hpp")
#error "a room's folder lies in the include path without qorgan/ before it"
#endif
