# `cmake --install`, in three components. `programs`: qorgan in bin/, and what both programs read in share/qorgan/, where they
# look for it. `dashboard`: the window and what desktops want to know of it. `development`: headers, archives and what
# find_package(Qorgan) reads. tools/CMakeLists.txt adds man pages and completions.
if(TARGET qorgan)
  install(TARGETS qorgan RUNTIME DESTINATION ${CMAKE_INSTALL_BINDIR} COMPONENT programs)
endif()
if(TARGET qorgan-mpi)
  install(TARGETS qorgan-mpi LIBRARY DESTINATION ${CMAKE_INSTALL_LIBDIR}/qorgan COMPONENT programs)
endif()
set(data ${CMAKE_INSTALL_DATADIR}/qorgan)
install(DIRECTORY ${PROJECT_SOURCE_DIR}/scenarios DESTINATION ${data} COMPONENT programs)
install(DIRECTORY ${PROJECT_SOURCE_DIR}/assets DESTINATION ${data} COMPONENT programs
  PATTERN desktop EXCLUDE PATTERN screenshots EXCLUDE)
install(FILES ${PROJECT_SOURCE_DIR}/README.md DESTINATION ${CMAKE_INSTALL_DOCDIR} COMPONENT programs)
install(FILES ${PROJECT_SOURCE_DIR}/LICENSE DESTINATION ${CMAKE_INSTALL_DOCDIR} COMPONENT programs RENAME copyright)

if(TARGET qorgan-dashboard)
  install(TARGETS qorgan-dashboard RUNTIME DESTINATION ${CMAKE_INSTALL_BINDIR} COMPONENT dashboard)
  set(desktop ${PROJECT_SOURCE_DIR}/assets/desktop)
  set(id org.qorgan.dashboard)
  set(share ${CMAKE_INSTALL_DATADIR})
  install(FILES ${desktop}/${id}.desktop DESTINATION ${share}/applications COMPONENT dashboard)
  install(FILES ${desktop}/${id}.metainfo.xml DESTINATION ${share}/metainfo COMPONENT dashboard)
  install(FILES ${desktop}/${id}.svg DESTINATION ${share}/icons/hicolor/scalable/apps COMPONENT dashboard)
  install(FILES ${desktop}/qorgan.mime.xml DESTINATION ${share}/mime/packages RENAME qorgan.xml COMPONENT dashboard)
endif()

include(CMakePackageConfigHelpers)
get_property(rooms GLOBAL PROPERTY QORGAN_ROOMS)
set(package ${CMAKE_INSTALL_LIBDIR}/cmake/Qorgan)
set(targets ${rooms})
list(TRANSFORM targets PREPEND qorgan_)
install(TARGETS ${targets} EXPORT QorganTargets ARCHIVE DESTINATION ${CMAKE_INSTALL_LIBDIR} COMPONENT development)
install(EXPORT QorganTargets NAMESPACE Qorgan:: DESTINATION ${package} COMPONENT development)
install(DIRECTORY ${PROJECT_BINARY_DIR}/include/qorgan DESTINATION ${CMAKE_INSTALL_INCLUDEDIR} COMPONENT development)
configure_package_config_file(${CMAKE_CURRENT_LIST_DIR}/QorganConfig.cmake.in ${PROJECT_BINARY_DIR}/QorganConfig.cmake
  INSTALL_DESTINATION ${package} PATH_VARS data)
# Until 1.0 a minor version may change what a program is written against.
write_basic_package_version_file(${PROJECT_BINARY_DIR}/QorganConfigVersion.cmake COMPATIBILITY SameMinorVersion)
install(FILES ${PROJECT_BINARY_DIR}/QorganConfig.cmake ${PROJECT_BINARY_DIR}/QorganConfigVersion.cmake
  ${CMAKE_CURRENT_LIST_DIR}/QorganLibraries.cmake
  DESTINATION ${package} COMPONENT development)
