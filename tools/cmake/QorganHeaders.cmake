# qorgan_headers(): copies of the rooms' headers for other projects, in include/qorgan/ of the build tree. There a room is
# included as "qorgan/engine/engine.hpp", where the tree says "engine/engine.hpp": names such as `core` and `report` are
# everybody's, and stay out of others' include paths.
if(CMAKE_SCRIPT_MODE_FILE)
  # Script mode: makes OUT hold the headers that the list file LIST names, as they stand below SOURCE, and no others.
  file(STRINGS ${LIST} headers)
  set(rooms ${headers})
  list(TRANSFORM rooms REPLACE "/.*" "")
  list(REMOVE_DUPLICATES rooms)
  list(JOIN rooms "|" rooms)
  file(GLOB_RECURSE old RELATIVE ${OUT} ${OUT}/*)
  list(REMOVE_ITEM old ${headers})
  foreach(header IN LISTS old)
    file(REMOVE ${OUT}/${header})
  endforeach()
  foreach(header IN LISTS headers)
    file(READ ${SOURCE}/${header} text)
    string(REGEX REPLACE "(#include \")((${rooms})/)" "\\1qorgan/\\2" text "${text}")
    set(there "")
    if(EXISTS ${OUT}/${header})
      file(READ ${OUT}/${header} there)
    endif()
    if(NOT "${there}" STREQUAL "${text}")
      file(WRITE ${OUT}/${header} "${text}")
    endif()
  endforeach()
  return()
endif()

set(QORGAN_HEADERS_SCRIPT ${CMAKE_CURRENT_LIST_FILE})
function(qorgan_headers)
  get_property(rooms GLOBAL PROPERTY QORGAN_ROOMS)
  set(headers)
  foreach(room IN LISTS rooms)
    file(GLOB found CONFIGURE_DEPENDS RELATIVE ${CMAKE_CURRENT_SOURCE_DIR} ${CMAKE_CURRENT_SOURCE_DIR}/${room}/*.hpp)
    list(APPEND headers ${found})
  endforeach()
  set(out ${PROJECT_BINARY_DIR}/include/qorgan)
  set(list ${CMAKE_CURRENT_BINARY_DIR}/headers.txt)
  string(REPLACE ";" "\n" lines "${headers}")
  file(CONFIGURE OUTPUT ${list} CONTENT "${lines}\n" @ONLY)
  set(sources ${headers})
  list(TRANSFORM sources PREPEND ${CMAKE_CURRENT_SOURCE_DIR}/)
  set(copies ${headers})
  list(TRANSFORM copies PREPEND ${out}/)
  set(stamp ${CMAKE_CURRENT_BINARY_DIR}/headers.stamp)
  add_custom_command(
    OUTPUT ${stamp}
    BYPRODUCTS ${copies}
    COMMAND ${CMAKE_COMMAND} -DSOURCE=${CMAKE_CURRENT_SOURCE_DIR} -DOUT=${out} -DLIST=${list} -P ${QORGAN_HEADERS_SCRIPT}
    COMMAND ${CMAKE_COMMAND} -E touch ${stamp}
    DEPENDS ${sources} ${list} ${QORGAN_HEADERS_SCRIPT}
    COMMENT "Copying the headers for other projects"
    VERBATIM)
  add_custom_target(qorgan_headers DEPENDS ${stamp})
  foreach(room IN LISTS rooms)
    add_dependencies(qorgan_${room} qorgan_headers)
  endforeach()
endfunction()
