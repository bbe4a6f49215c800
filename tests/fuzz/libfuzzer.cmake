# SPDX-License-Identifier: MIT
# The project of its own: the fuzzers, with the protocol's sources as objects that they share.
include(GenerateExportHeader)
find_package(Qt6 6.4 REQUIRED COMPONENTS Core)
find_package(ZLIB REQUIRED)

set(CMAKE_CXX_STANDARD 20)
set(CMAKE_CXX_STANDARD_REQUIRED ON)
set(CMAKE_CXX_EXTENSIONS OFF)
find_program(TIDEWIRE_CCACHE ccache)
if(TIDEWIRE_CCACHE AND NOT CMAKE_CXX_COMPILER_LAUNCHER)
    set(CMAKE_CXX_COMPILER_LAUNCHER ${TIDEWIRE_CCACHE})
endif()

set(source_folder ${CMAKE_CURRENT_SOURCE_DIR}/../../src)
file(GLOB protocol_sources CONFIGURE_DEPENDS ${source_folder}/protocol/*.cpp ${source_folder}/protocol/*.h)
add_library(protocol OBJECT ${protocol_sources})
generate_export_header(protocol BASE_NAME tidewireprotocol EXPORT_MACRO_NAME TIDEWIREPROTOCOL_EXPORT
    STATIC_DEFINE TIDEWIREPROTOCOL_STATIC EXPORT_FILE_NAME ${CMAKE_CURRENT_BINARY_DIR}/include/tidewireprotocol_export.h)
target_include_directories(protocol PUBLIC ${source_folder} ${CMAKE_CURRENT_BINARY_DIR}/include)
target_compile_definitions(protocol PUBLIC TIDEWIREPROTOCOL_STATIC QT_NO_KEYWORDS QT_NO_CAST_FROM_ASCII)
target_compile_options(protocol PUBLIC
    -O1 -gline-tables-only -fno-omit-frame-pointer -fsanitize=fuzzer-no-link,address,undefined -fno-sanitize-recover=all)
target_link_libraries(protocol PUBLIC Qt6::Core ZLIB::ZLIB)
set_target_properties(protocol PROPERTIES AUTOMOC ON)

add_library(session OBJECT ${session_sources})
target_link_libraries(session PUBLIC protocol)
foreach(target IN LISTS fuzz_targets)
    add_executable(${target} ${target}.cpp)
    target_link_libraries(${target} PRIVATE protocol)
    if(target MATCHES "^session_")
        target_link_libraries(${target} PRIVATE session)
    endif()
    target_link_options(${target} PRIVATE -fsanitize=fuzzer,address,undefined)
endforeach()
