"""What the page of somebody who has been away asks: how long the session lasts, that it last longer, and the way back."""
