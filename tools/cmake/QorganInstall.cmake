# `cmake --install`, in two components. `programs`: the programs into bin/, what they read into share/qorgan/, where they
# look for it. `development`: headers, archives and what find_package(Qorgan) reads.
foreach(program qorgan qorgan-dashboard)
  if(TARGET ${program})
    install(TARGETS ${program} RUNTIME DESTINATION ${CMAKE_INSTALL_BINDIR} COMPONENT programs)
  endif()
endforeach()
set(data ${CMAKE_INSTALL_DATADIR}/qorgan)
foreach(folder scenarios assets)
  install(DIRECTORY ${PROJECT_SOURCE_DIR}/${folder} DESTINATION ${data} COMPONENT programs)
endforeach()
install(FILES ${PROJECT_SOURCE_DIR}/LICENSE ${PROJECT_SOURCE_DIR}/README.md
  DESTINATION ${CMAKE_INSTALL_DOCDIR} COMPONENT programs)

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
  ${CMAKE_CURRENT_LIST_DIR}/QorganLibraries.cmake ${CMAKE_CURRENT_LIST_DIR}/QorganExperimentLibraries.cmake
  DESTINATION ${package} COMPONENT development)
