# Script mode: writes OUT, a header with the commit the sources stand at, and leaves it alone where nothing changed, so
# that a build without changes stays one. Without git, or outside a clone, the commit is empty.
execute_process(
  COMMAND git -C ${SOURCE} describe --always --dirty --abbrev=12 --exclude=*
  OUTPUT_VARIABLE commit ERROR_QUIET OUTPUT_STRIP_TRAILING_WHITESPACE RESULT_VARIABLE failed)
if(failed)
  set(commit "")
endif()
file(CONFIGURE OUTPUT ${OUT} CONTENT "#define QORGAN_COMMIT \"${commit}\"\n" @ONLY)
