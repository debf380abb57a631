# qorgan_pages(PROGRAM): lets the built program write its man pages and its completions for bash, zsh and fish, which takes a
# moment, and has them installed where they are looked for.
find_program(QORGAN_GZIP gzip)
function(qorgan_pages program component)
  set(pages ${CMAKE_CURRENT_BINARY_DIR}/pages/${program})
  set(pack)
  if(QORGAN_GZIP)
    set(pack COMMAND find ${pages}/man -name *.1 -exec ${QORGAN_GZIP} -9nf {} +)
  endif()
  add_custom_command(
    OUTPUT ${pages}.stamp
    COMMAND ${CMAKE_COMMAND} -E rm -rf ${pages}
    COMMAND ${CMAKE_COMMAND} -E env ASAN_OPTIONS=detect_leaks=0 $<TARGET_FILE:${program}> --write-pages ${pages}
    ${pack}
    COMMAND ${CMAKE_COMMAND} -E touch ${pages}.stamp
    DEPENDS ${program}
    COMMENT "Man pages and completions of ${program}"
    VERBATIM)
  add_custom_target(${program}-pages ALL DEPENDS ${pages}.stamp)
  if(QORGAN_INSTALL)
    set(share ${CMAKE_INSTALL_DATADIR})
    install(DIRECTORY ${pages}/man/ DESTINATION ${CMAKE_INSTALL_MANDIR} COMPONENT ${component})
    install(DIRECTORY ${pages}/bash/ DESTINATION ${share}/bash-completion/completions COMPONENT ${component})
    install(DIRECTORY ${pages}/zsh/ DESTINATION ${share}/zsh/vendor-completions COMPONENT ${component})
    install(DIRECTORY ${pages}/fish/ DESTINATION ${share}/fish/vendor_completions.d COMPONENT ${component})
  endif()
endfunction()
