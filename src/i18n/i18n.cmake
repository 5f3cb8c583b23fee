# po/<language>.po → .mo → bytes in catalogues.cpp.
file(GLOB po_files CONFIGURE_DEPENDS ${PROJECT_SOURCE_DIR}/po/*.po)
set(catalogues ${CMAKE_BINARY_DIR}/generated/i18n/catalogues.cpp)
add_custom_command(OUTPUT ${catalogues}
  COMMAND Python3::Interpreter ${PROJECT_SOURCE_DIR}/tools/po_to_cpp.py --po ${PROJECT_SOURCE_DIR}/po --out ${catalogues}
  DEPENDS ${po_files} ${PROJECT_SOURCE_DIR}/tools/po_to_cpp.py
  COMMENT "Compiling the catalogues" VERBATIM)
target_sources(baqylau_i18n PRIVATE ${catalogues})
