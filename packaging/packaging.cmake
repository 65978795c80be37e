# SPDX-License-Identifier: Apache-2.0
# What a desktop needs to know of the program, where it belongs, and whether it is valid.
set(id org.headwater.Headwater)
install(FILES packaging/${id}.desktop DESTINATION ${CMAKE_INSTALL_DATADIR}/applications)
install(FILES packaging/${id}.metainfo.xml DESTINATION ${CMAKE_INSTALL_DATADIR}/metainfo)
install(FILES resources/icons/${id}.svg DESTINATION ${CMAKE_INSTALL_DATADIR}/icons/hicolor/scalable/apps)

if(BUILD_TESTING)
    # Not required: packagers build where these are not installed.
    find_program(APPSTREAMCLI appstreamcli)
    find_program(DESKTOP_FILE_VALIDATE desktop-file-validate)
    if(APPSTREAMCLI)
        # A warning fails too, but for the home page: there is none to name yet.
        add_test(NAME packaging_metainfo COMMAND ${APPSTREAMCLI} validate --no-net
            --override=url-homepage-missing=info
            ${PROJECT_SOURCE_DIR}/packaging/${id}.metainfo.xml)
    endif()
    if(DESKTOP_FILE_VALIDATE)
        add_test(NAME packaging_desktop_file COMMAND ${DESKTOP_FILE_VALIDATE}
            ${PROJECT_SOURCE_DIR}/packaging/${id}.desktop)
    endif()
endif()
