<?php

namespace MediaWiki\Extension\StoryTimeline;

use MediaWiki\Hook\ContentSecurityPolicyDirectivesHook;

/**
 * Where the wiki sends a content security policy ($wgCSPHeader), it lets the allowed origins be framed, and no more.
 */
class PolicyHooks implements ContentSecurityPolicyDirectivesHook {

	/** @var AllowedOrigins */
	private $allowed;

	/**
	 * @param \MediaWiki\Config\Config|\Config $config
	 */
	public function __construct( $config ) {
		$this->allowed = new AllowedOrigins( $config->get( 'StoryTimelineOrigins' ) );
	}

	/** @inheritDoc */
	public function onContentSecurityPolicyDirectives( &$directives, $policyConfig, $mode ) {
		$sources = [];
		foreach ( $directives as $directive ) {
			$words = preg_split( '/\s+/', trim( $directive ) );
			$sources[strtolower( array_shift( $words ) )] = $words;
		}
		// What a browser goes by where it is asked for a frame: the first of these that is there
		$inForce = $sources['frame-src'] ?? $sources['child-src'] ?? $sources['default-src'] ?? [ '*' ];
		if ( in_array( '*', $inForce, true ) || $this->allowed->all() === [] ) {
			return;
		}
		$others = array_filter( $directives, static function ( $directive ) {
			return !preg_match( '/^\s*frame-src\s/i', "$directive " );
		} );
		$framed = array_diff( array_merge( $inForce, $this->allowed->all() ), [ "'none'" ] );
		$directives = array_values( $others );
		$directives[] = 'frame-src ' . implode( ' ', array_unique( $framed ) );
	}
}
