to = "${path_relative_to_include()}"
from = "${path_relative_from_include()}"

terragrunt {
}
