stage "prod"
