<?php

namespace MediaWiki\Extension\StoryTimeline;

use MediaWiki\Logger\LoggerFactory;

/**
 * The origins of $wgStoryTimelineOrigins.
 */
class AllowedOrigins {

	/** @var string[] */
	private $origins = [];

	/**
	 * @param string[] $entries As set; one that is no origin allows nothing, and the log says so
	 */
	public function __construct( array $entries ) {
		foreach ( $entries as $entry ) {
			$origin = is_string( $entry ) ? Origin::ofEntry( $entry ) : null;
			if ( $origin !== null ) {
				$this->origins[] = $origin;
			} else {
				LoggerFactory::getInstance( 'StoryTimeline' )->warning(
					'$wgStoryTimelineOrigins: {entry} is no origin such as "https://news.example"; it is passed over',
					[ 'entry' => var_export( $entry, true ) ]
				);
			}
		}
	}

	/**
	 * @param string $origin As Origin::ofAddress() gives it
	 * @return bool
	 */
	public function has( string $origin ): bool {
		return in_array( $origin, $this->origins, true );
	}

	/**
	 * @return string[] In the order in which they are set
	 */
	public function all(): array {
		return $this->origins;
	}
}
