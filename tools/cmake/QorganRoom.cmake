# qorgan_room(NAME [USES room...] [PUBLIC lib...] [PRIVATE lib...] [HEADERS lib...])
# A room is a folder of sim/ and one static library, for others Qorgan::NAME. USES lists the rooms below it: what is not
# listed does not link, and tools/check-floors refuses the include as well. HEADERS are libraries of headers alone that
# only the room's sources include: who links the room needs them not.
function(qorgan_room name)
  cmake_parse_arguments(ROOM "" "" "USES;PUBLIC;PRIVATE;HEADERS" ${ARGN})
  file(GLOB sources CONFIGURE_DEPENDS ${CMAKE_CURRENT_SOURCE_DIR}/${name}/*.cpp)
  set(target qorgan_${name})
  list(TRANSFORM ROOM_USES PREPEND qorgan_)
  list(TRANSFORM ROOM_HEADERS REPLACE "(.+)" "$<BUILD_INTERFACE:\\1>")
  add_library(${target} STATIC ${sources})
  add_library(Qorgan::${name} ALIAS ${target})
  set_target_properties(${target} PROPERTIES EXPORT_NAME ${name})
  set_property(GLOBAL APPEND PROPERTY QORGAN_ROOMS ${name})
  # This project includes "core/id.hpp"; others include <qorgan/core/id.hpp>, from the copies that qorgan_headers makes.
  set(here $<PATH:IS_PREFIX,${PROJECT_SOURCE_DIR},$<TARGET_PROPERTY:SOURCE_DIR>>)
  target_include_directories(${target} PUBLIC
    "$<BUILD_INTERFACE:$<IF:${here},${CMAKE_CURRENT_SOURCE_DIR},${PROJECT_BINARY_DIR}/include>>"
    "$<INSTALL_INTERFACE:${CMAKE_INSTALL_INCLUDEDIR}>")
  target_compile_features(${target} PUBLIC cxx_std_20)
  # Others compile the functions that stand in headers too, and the linker keeps one copy of each, whosever it is:
  # without this flag results could differ (see QorganFlags).
  set(option $<$<COMPILE_LANGUAGE:CXX>:-ffp-contract=off>)
  target_compile_options(${target} INTERFACE "$<BUILD_INTERFACE:$<$<NOT:${here}>:${option}>>" "$<INSTALL_INTERFACE:${option}>")
  target_link_libraries(${target} PUBLIC ${ROOM_USES} ${ROOM_PUBLIC}
    PRIVATE $<BUILD_INTERFACE:qorgan_flags> ${ROOM_PRIVATE} ${ROOM_HEADERS})
endfunction()
