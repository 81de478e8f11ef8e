owner = "team"
enviroment = "staging"
