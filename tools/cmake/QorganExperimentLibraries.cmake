# What only the rooms experiment and report link, where there is such a library: OpenTURNS for designs and indices of
# Sobol', MPI for batches over many machines (Slurm arrays do the same without it). Read by the build and by
# QorganConfig.cmake. MPI is only found by projects whose languages are C and C++.
find_package(OpenTURNS CONFIG QUIET)
if(OpenTURNS_FOUND AND NOT TARGET Qorgan::openturns)
  add_library(Qorgan::openturns INTERFACE IMPORTED GLOBAL)
  target_include_directories(Qorgan::openturns SYSTEM INTERFACE ${OPENTURNS_INCLUDE_DIRS})
  target_link_directories(Qorgan::openturns INTERFACE ${OPENTURNS_LIBRARY_DIRS})
  target_link_libraries(Qorgan::openturns INTERFACE ${OPENTURNS_LIBRARIES})
endif()
find_package(MPI COMPONENTS C QUIET)
