# Style sheets, scripts, fonts and images → ${CMAKE_BINARY_DIR}/static, with hashes in their names and a manifest.
find_program(NODE node REQUIRED)
file(GLOB_RECURSE asset_sources CONFIGURE_DEPENDS ${PROJECT_SOURCE_DIR}/assets/*.scss ${PROJECT_SOURCE_DIR}/assets/*.js ${PROJECT_SOURCE_DIR}/assets/*.svg)
set(static_manifest ${CMAKE_BINARY_DIR}/static/manifest.json)
add_custom_command(OUTPUT ${static_manifest}
  COMMAND ${NODE} ${PROJECT_SOURCE_DIR}/tools/build_assets.mjs ${CMAKE_BINARY_DIR}/static
  DEPENDS ${asset_sources} ${PROJECT_SOURCE_DIR}/tools/build_assets.mjs ${PROJECT_SOURCE_DIR}/package-lock.json
  WORKING_DIRECTORY ${PROJECT_SOURCE_DIR} COMMENT "Building the assets" VERBATIM)
add_custom_target(assets DEPENDS ${static_manifest})
# The page shell reads the manifest and answers our scripts in JSON.
target_link_libraries(baqylau_ui PUBLIC Boost::json)
