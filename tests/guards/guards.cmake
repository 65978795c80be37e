# SPDX-License-Identifier: Apache-2.0
# Rules that are cheaper to check than to remember, each with a test that it can fail. They read
# the sources only, so they need no build.
find_package(Python3 REQUIRED COMPONENTS Interpreter)
find_program(LUPDATE lupdate HINTS /usr/lib/qt6/bin /usr/lib64/qt6/bin REQUIRED)
set(guards ${CMAKE_CURRENT_LIST_DIR})

function(headwater_add_guard name)
    add_test(NAME ${name} COMMAND Python3::Interpreter ${ARGN})
    set_tests_properties(${name} PROPERTIES TIMEOUT 60 LABELS guard SKIP_RETURN_CODE 77
        ENVIRONMENT "PYTHONDONTWRITEBYTECODE=1;LC_ALL=C.UTF-8")
endfunction()

headwater_add_guard(guard_source_rules ${guards}/source_rules.py ${PROJECT_SOURCE_DIR})
headwater_add_guard(guard_source_rules_can_fail ${guards}/test_source_rules.py)
headwater_add_guard(guard_translations ${guards}/translations.py ${LUPDATE} ${PROJECT_SOURCE_DIR})
headwater_add_guard(guard_translations_can_fail ${guards}/test_translations.py ${LUPDATE})
headwater_add_guard(guard_formatting ${guards}/formatting.py ${PROJECT_SOURCE_DIR})
headwater_add_guard(guard_sample_catalog
    ${PROJECT_SOURCE_DIR}/tests/support/with_sample_registry.py
    --state ${CMAKE_CURRENT_BINARY_DIR}/sample-registry
    -- ${Python3_EXECUTABLE} ${guards}/sample_catalog.py)
