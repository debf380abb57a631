# qorgan_embed(TARGET FUNCTION file...): puts the files' text into the target, so that the program needs no file beside
# it at run time. Declares nothing; the room's header does:
#   std::string_view FUNCTION(std::string_view file_name);   // empty where there is no such file
if(CMAKE_SCRIPT_MODE_FILE)
  # Script mode: writes OUT from the files of the list file LIST, defining FUNCTION.
  file(STRINGS ${LIST} files)
  set(code "// Made at build time from the assets; do not edit.\n#include <string_view>\n\nnamespace qorgan {\n")
  string(APPEND code "std::string_view ${FUNCTION}(std::string_view name);\n")
  string(APPEND code "std::string_view ${FUNCTION}(std::string_view name) {\n")
  foreach(path IN LISTS files)
    get_filename_component(name ${path} NAME)
    file(READ ${path} text)
    string(APPEND code "  if (name == \"${name}\") return R\"QORGAN~(${text})QORGAN~\";\n")
  endforeach()
  string(APPEND code "  return {};\n}\n}  // namespace qorgan\n")
  file(WRITE ${OUT} "${code}")
  return()
endif()

set(QORGAN_EMBED_SCRIPT ${CMAKE_CURRENT_LIST_FILE})
function(qorgan_embed target function)
  set(out ${CMAKE_CURRENT_BINARY_DIR}/embedded/${function}.cpp)
  set(list ${CMAKE_CURRENT_BINARY_DIR}/embedded/${function}.txt)
  string(REPLACE ";" "\n" lines "${ARGN}")
  file(CONFIGURE OUTPUT ${list} CONTENT "${lines}\n" @ONLY)
  add_custom_command(
    OUTPUT ${out}
    COMMAND ${CMAKE_COMMAND} -DOUT=${out} -DFUNCTION=${function} -DLIST=${list} -P ${QORGAN_EMBED_SCRIPT}
    DEPENDS ${ARGN} ${list} ${QORGAN_EMBED_SCRIPT}
    COMMENT "Embedding the files of ${function}"
    VERBATIM)
  target_sources(${target} PRIVATE ${out})
endfunction()
