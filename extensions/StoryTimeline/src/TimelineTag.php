<?php

namespace MediaWiki\Extension\StoryTimeline;

/**
 * What an editor asked for with one tag: an address that may be shown, a height and a name; or why it is refused.
 */
class TimelineTag {

	private const LOWEST = 240;
	private const HIGHEST = 1200;

	/** @var string */
	private $src;
	/** @var string */
	private $title;
	/** @var int */
	private $height;
	/** @var string|null */
	private $refusal;
	/** @var string */
	private $refused = '';

	/**
	 * @param string[] $attributes Of the tag, as the parser gives them
	 * @param AllowedOrigins $allowed
	 * @param int $height In CSS pixels, where the tag sets none
	 */
	public function __construct( array $attributes, AllowedOrigins $allowed, int $height ) {
		$this->src = trim( $attributes['src'] ?? '' );
		$this->title = trim( $attributes['title'] ?? '' );
		$stated = trim( $attributes['height'] ?? '' );
		$this->height = max( self::LOWEST, min( self::HIGHEST, ctype_digit( $stated ) ? (int)$stated : $height ) );
		$this->refusal = $this->judge( $allowed, $stated );
	}

	/**
	 * @param AllowedOrigins $allowed
	 * @param string $height As it stands in the tag
	 * @return string|null Key of the message that says what is wrong
	 */
	private function judge( AllowedOrigins $allowed, string $height ): ?string {
		if ( $this->src === '' ) {
			return 'storytimeline-no-src';
		}
		$origin = Origin::ofAddress( $this->src );
		if ( $origin === null ) {
			$this->refused = $this->src;
			return 'storytimeline-invalid-src';
		}
		if ( !$allowed->has( $origin ) ) {
			$this->refused = $origin;
			return 'storytimeline-origin-refused';
		}
		if ( $height !== '' && !ctype_digit( $height ) ) {
			$this->refused = $height;
			return 'storytimeline-invalid-height';
		}
		return null;
	}

	/**
	 * @return string|null Key of the message that says why nothing is shown; null: it can be shown
	 */
	public function getRefusal(): ?string {
		return $this->refusal;
	}

	/**
	 * @return string What the refusal is about, as plain text of at most 200 characters
	 */
	public function getRefused(): string {
		return mb_substr( $this->refused, 0, 200 );
	}

	/**
	 * @return string Address of the timeline
	 */
	public function getSrc(): string {
		return $this->src;
	}

	/**
	 * @return string Plain text; empty: the tag gives none
	 */
	public function getTitle(): string {
		return $this->title;
	}

	/**
	 * @return int In CSS pixels, within bounds
	 */
	public function getHeight(): int {
		return $this->height;
	}
}
