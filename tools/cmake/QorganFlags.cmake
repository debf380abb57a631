# ccache saves most of a rebuild; it is used where the machine has it and nobody asked for another launcher.
if(NOT DEFINED CMAKE_CXX_COMPILER_LAUNCHER)
  find_program(CCACHE_PROGRAM ccache)
  if(CCACHE_PROGRAM)
    set(CMAKE_CXX_COMPILER_LAUNCHER ${CCACHE_PROGRAM})
  endif()
endif()

# One interface target carries every flag that a Qorgan target is compiled with.
add_library(qorgan_flags INTERFACE)
target_compile_options(qorgan_flags INTERFACE
  -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wno-sign-conversion -Wnon-virtual-dtor
  # g++ 12 warns of overlapping copies inside std::string's own operator+ at -O2 (GCC bug 105651).
  $<$<CXX_COMPILER_ID:GNU>:-Wno-restrict>
  # A fused multiply-add rounds once where two instructions round twice. Whether the compiler fuses
  # depends on the target and the optimisation level, so the same run would give another digest
  # elsewhere. Contraction stays off, and -ffast-math is never used.
  -ffp-contract=off)
if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU" AND CMAKE_CXX_COMPILER_VERSION VERSION_GREATER_EQUAL 13)
  # g++ 13 and 14 take any reference that a function returns for one into its temporary arguments (GCC bug 107532).
  target_compile_options(qorgan_flags INTERFACE -Wno-dangling-reference)
endif()
if(QORGAN_WERROR)
  target_compile_options(qorgan_flags INTERFACE -Werror)
endif()
if(QORGAN_SANITIZE)
  target_compile_options(qorgan_flags INTERFACE -fsanitize=${QORGAN_SANITIZE} -fno-omit-frame-pointer
    -fno-sanitize-recover=all)
  target_link_options(qorgan_flags INTERFACE -fsanitize=${QORGAN_SANITIZE})
endif()
