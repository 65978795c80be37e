# SPDX-License-Identifier: Apache-2.0
# What the benchmarks compare with; built by ./dev bench only.
add_executable(headwater_minimalwindow EXCLUDE_FROM_ALL ${CMAKE_CURRENT_LIST_DIR}/minimalwindow.cpp)
target_link_libraries(headwater_minimalwindow PRIVATE headwater_options Qt6::Widgets)
set_target_properties(headwater_minimalwindow PROPERTIES
    RUNTIME_OUTPUT_DIRECTORY ${PROJECT_BINARY_DIR}/bin)

add_executable(headwater_fetchtags EXCLUDE_FROM_ALL ${CMAKE_CURRENT_LIST_DIR}/fetchtags.cpp)
target_link_libraries(headwater_fetchtags PRIVATE headwater_registry)
set_target_properties(headwater_fetchtags PROPERTIES
    RUNTIME_OUTPUT_DIRECTORY ${PROJECT_BINARY_DIR}/bin)
add_executable(headwater_oneedit EXCLUDE_FROM_ALL ${CMAKE_CURRENT_LIST_DIR}/oneedit.cpp)
target_link_libraries(headwater_oneedit PRIVATE headwater_core)
add_executable(headwater_emitwithyamlcpp EXCLUDE_FROM_ALL ${CMAKE_CURRENT_LIST_DIR}/emitwithyamlcpp.cpp)
target_link_libraries(headwater_emitwithyamlcpp PRIVATE yaml-cpp::yaml-cpp)
set_target_properties(headwater_oneedit headwater_emitwithyamlcpp PROPERTIES
    RUNTIME_OUTPUT_DIRECTORY ${PROJECT_BINARY_DIR}/bin)
# ./dev bench builds the former.
add_dependencies(headwater_minimalwindow headwater_fetchtags headwater_oneedit headwater_emitwithyamlcpp
    tst_responsiveness tst_typinglatency)
