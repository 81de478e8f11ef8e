terragrunt = {
}

lock = "dynamodb"
