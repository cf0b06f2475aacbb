/**
 * Gives each timeline the height that its page tells.
 *
 * Sandboxed, all frames have the origin "null": which of them speaks, the window alone says.
 */
const TYPE = 'story-timeline';
const LOWEST = 240;
const HIGHEST = 1200;

function frames() {
	return document.querySelectorAll( '.ext-storytimeline > iframe' );
}

function fit( event ) {
	const height = event.data && event.data.type === TYPE ? Number( event.data.height ) : NaN;
	if ( !( height > 0 ) ) {
		return;
	}
	for ( const frame of frames() ) {
		if ( frame.contentWindow === event.source ) {
			frame.style.height = Math.ceil( Math.min( HIGHEST, Math.max( LOWEST, height ) ) ) + 'px';
			frame.parentNode.classList.add( 'ext-storytimeline-alive' );
		}
	}
}

window.addEventListener( 'message', fit );

// One that was there before this script has told its height already: it is asked again
for ( const frame of frames() ) {
	frame.contentWindow.postMessage( { type: TYPE }, '*' );
}
