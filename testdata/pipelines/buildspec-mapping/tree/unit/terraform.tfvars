terragrunt {}
spec  = "buildspec.yml"
kind  = "LINUX_CONTAINER"
stage = "dev"
image_repo_name = "shop/web"
build_variables = [{ name = "COLOUR", value = "red" }]
