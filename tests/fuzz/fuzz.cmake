# SPDX-License-Identifier: Apache-2.0
# The fuzzers as tests: one builds them, and each runs for a few seconds from its seeds. A run keeps
# nothing but the input that failed, which it names.
set(fuzz ${CMAKE_CURRENT_LIST_DIR})
set(fuzz_build ${PROJECT_BINARY_DIR}/fuzz)

add_test(NAME fuzz_build COMMAND ${CMAKE_CTEST_COMMAND} --build-and-test ${fuzz} ${fuzz_build}
    --build-generator Ninja --build-noclean
    --build-options -DCMAKE_CXX_COMPILER=clang++ -DCMAKE_BUILD_TYPE=None)
set_tests_properties(fuzz_build PROPERTIES TIMEOUT 600 LABELS fuzz FIXTURES_SETUP fuzz_build)

file(GLOB targets CONFIGURE_DEPENDS ${fuzz}/fuzz_*.cpp)
foreach(source ${targets})
    get_filename_component(name ${source} NAME_WE)
    string(REPLACE fuzz_ "" short ${name})
    file(GLOB seeds CONFIGURE_DEPENDS ${fuzz}/corpus/${short}/*)
    list(JOIN seeds "," seeds)
    add_test(NAME ${name} COMMAND ${fuzz_build}/${name} -max_total_time=5 -max_len=4096 -timeout=10
        -rss_limit_mb=1024 -artifact_prefix=${fuzz_build}/ -seed_inputs=${seeds})
    set_tests_properties(${name} PROPERTIES TIMEOUT 60 LABELS fuzz FIXTURES_REQUIRED fuzz_build
        ENVIRONMENT "LC_ALL=C.UTF-8;UBSAN_OPTIONS=print_stacktrace=1;LSAN_OPTIONS=suppressions=${fuzz}/../support/leaks.supp:print_suppressions=0")
endforeach()
