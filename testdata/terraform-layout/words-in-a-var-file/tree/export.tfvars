export stage="prod"
