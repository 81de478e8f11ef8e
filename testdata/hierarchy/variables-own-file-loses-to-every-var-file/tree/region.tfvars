size = "region"
