# `cpack` in the build tree: a package of Debian for each component, in packages/. What they depend on is computed from
# what the programs link (dpkg-shlibdeps), so that the same steps give the right packages in each release.
set(QORGAN_MAINTAINER "The Qorgan authors <nobody@localhost>" CACHE STRING "Who builds the packages: Name <address>")
set(CPACK_GENERATOR DEB)
set(CPACK_PACKAGE_NAME qorgan)
set(CPACK_PACKAGE_VENDOR "The Qorgan authors")
set(CPACK_PACKAGE_CONTACT "${QORGAN_MAINTAINER}")
set(CPACK_PACKAGE_DIRECTORY ${PROJECT_BINARY_DIR}/packages)
set(CPACK_PACKAGING_INSTALL_PREFIX /usr)
set(CPACK_STRIP_FILES ON)
set(CPACK_DEBIAN_COMPRESSION_TYPE xz)
set(CPACK_DEB_COMPONENT_INSTALL ON)
set(CPACK_DEBIAN_FILE_NAME DEB-DEFAULT)
# 0.1.0-1~debian12 comes before 0.1.0-1~debian13: who upgrades the system gets the package that was built for it.
set(release 1)
if(EXISTS /etc/os-release)
  file(STRINGS /etc/os-release lines)
  foreach(line IN LISTS lines)
    if(line MATCHES "^(ID|VERSION_ID)=\"?([a-z0-9.]+)")
      set(os_${CMAKE_MATCH_1} ${CMAKE_MATCH_2})
    endif()
  endforeach()
  string(APPEND release "~${os_ID}${os_VERSION_ID}")
endif()
set(CPACK_DEBIAN_PACKAGE_RELEASE ${release})
set(version "${PROJECT_VERSION}-${release}")

set(CPACK_COMPONENTS_ALL programs development)
set(about "Bodies of a state learn of a threat, tell each other, decide and act, on the Law of the Republic
of Kazakhstan on national security, and every action has a legal ground or is recorded as a violation.
For tabletop exercises, research and reports.")
set(CPACK_COMPONENT_PROGRAMS_DESCRIPTION "${about}
.
This package holds the command line, the scenarios and the institutions.")
set(CPACK_DEBIAN_PROGRAMS_PACKAGE_NAME qorgan)
set(CPACK_DEBIAN_PROGRAMS_PACKAGE_SECTION science)
set(CPACK_DEBIAN_PROGRAMS_PACKAGE_SHLIBDEPS ON)
set(CPACK_DEBIAN_PROGRAMS_PACKAGE_SUGGESTS qorgan-dashboard)

if(TARGET qorgan-dashboard)
  list(APPEND CPACK_COMPONENTS_ALL dashboard)
  set(CPACK_COMPONENT_DASHBOARD_DESCRIPTION "${about}
.
This package holds the window in which a run is watched and played.")
  set(CPACK_DEBIAN_DASHBOARD_PACKAGE_NAME qorgan-dashboard)
  set(CPACK_DEBIAN_DASHBOARD_PACKAGE_SECTION science)
  set(CPACK_DEBIAN_DASHBOARD_PACKAGE_SHLIBDEPS ON)
  set(CPACK_DEBIAN_DASHBOARD_PACKAGE_DEPENDS "qorgan (= ${version}), fonts-noto-core | fonts-dejavu-core")
endif()

# What others need to link the rooms: the group `library` of tools/packages.
file(STRINGS ${PROJECT_SOURCE_DIR}/tools/packages lines REGEX "^[^#]+[ ]library( |$)")
list(TRANSFORM lines REPLACE " .*" "")
list(JOIN lines ", " libraries)
set(CPACK_COMPONENT_DEVELOPMENT_DESCRIPTION "${about}
.
This package holds headers and archives, and what find_package(Qorgan) of CMake reads.")
set(CPACK_DEBIAN_DEVELOPMENT_PACKAGE_NAME libqorgan-dev)
set(CPACK_DEBIAN_DEVELOPMENT_PACKAGE_SECTION libdevel)
set(CPACK_DEBIAN_DEVELOPMENT_PACKAGE_DEPENDS "${libraries}")
set(CPACK_DEBIAN_DEVELOPMENT_PACKAGE_RECOMMENDS "qorgan, cmake")
include(CPack)
