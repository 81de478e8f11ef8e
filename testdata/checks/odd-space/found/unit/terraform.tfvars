terragrunt = {
}

stage = "prod "
owner = " platform"
title = "a title"
names = ["a	b"]
