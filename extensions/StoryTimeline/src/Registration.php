<?php

namespace MediaWiki\Extension\StoryTimeline;

use MediaWiki\Html\Html;

/**
 * What must be there before any class of this extension is used.
 */
class Registration {

	/**
	 * Give the class that writes elements the name that it has from MediaWiki 1.40 on; from 1.44 on it has no other.
	 */
	public static function onRegistration(): void {
		if ( !class_exists( Html::class ) ) {
			class_alias( '\Html', Html::class );
		}
	}
}
