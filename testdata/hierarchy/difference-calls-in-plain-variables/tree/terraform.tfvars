root_path = "${path_relative_to_include()}"

terragrunt {
}
