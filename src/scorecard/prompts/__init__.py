"""This room is the keyboard: it turns keys into the events of the walk and answers of the menus."""
